// Where the migration stands, on one page.

import { h, Component } from '/vendor/preact.js';
import { live, read, onEvent } from '/lib/api.js';
import { Age, Badge, Bar, Command, Panel, Watch, commandsIn } from '/lib/ui.js';
import { Chart } from '/lib/chart.js';
import { ago, brief, bytes, count, duration, known, many, percent, perSecond, secondsSince, time, words } from '/lib/format.js';

const SIGN = { DONE: '✓', CURRENT: '●', OPEN: '' };

function Journey({ steps }) {
  return h('ol', { class: 'journey', 'aria-label': 'Path of the migration' }, steps.map((step) => h('li', {
    key: step.step, class: step.standing.toLowerCase(), 'aria-current': step.standing === 'CURRENT' ? 'step' : undefined,
  },
  h('span', { class: 'dot', 'aria-hidden': 'true' }, SIGN[step.standing]),
  h('span', { class: 'step-title' }, step.title, h('span', { class: 'visually-hidden' }, ', ' + words(step.standing))),
  h('span', { class: 'step-note muted' }, step.note || ' '),
  h('span', { class: 'step-note muted' }, step.at ? time(step.at) : ' '))));
}

function Next({ status }) {
  const held = status.waves.find((wave) => wave.state === 'HELD');
  const next = held ? held.next : status.next;
  return h('section', { class: 'next', 'aria-label': 'Next' },
    h('div', null,
      h('span', { class: 'label' }, 'Next' + (status.who ? ', by ' + (held ? 'the operator' : status.who === 'godwit' ? 'Godwit itself' : 'the operator') : '')),
      h('p', null, (held ? 'Wave ' + held.wave + ': ' : '') + (next || 'nothing'))),
    h('div', { class: 'commands' }, [...new Set(commandsIn(next))].map((text) => h(Command, { key: text, text }))));
}

function Card({ title, children, href, action }) {
  return h('section', { class: 'card' },
    h('h2', null, href ? h('a', { href }, title) : title), children, action);
}

/** What is read where an ETA would say nothing: the rest is what was written a moment ago. */
const FOLLOWING = { IN_SYNC: 'follows the source', SWITCHED: 'copies back what is written' };

function ProgressCard({ status }) {
  const { progress } = status;
  return h(Card, { title: 'Progress', href: '#/topics' },
    h('p', { class: 'figure' }, percent(progress.percent)),
    h(Bar, { percent: progress.percent, label: 'Copied' }),
    h('p', null, (status.running && FOLLOWING[status.state]) || (known(progress.etaSeconds) ? 'ETA ' + duration(progress.etaSeconds) : progress.eta ?? (status.running ? '-' : 'no mirror is running'))),
    h('p', { class: 'muted small' }, brief(progress.recordsCopied) + ' records, ' + bytes(progress.bytesCopied) + ' copied'));
}

function LagCard({ status }) {
  const { progress, worst } = status;
  return h(Card, { title: 'Worst lag', href: '#/topics' },
    h('p', { class: 'figure' }, duration(progress.lagSeconds)),
    h('p', null, brief(progress.lagRecords) + ' records, ' + bytes(progress.lagBytes)),
    worst.length > 0
      ? h('p', { class: 'muted small' }, 'most: ', h('a', { href: '#/topics/' + encodeURIComponent(worst[0].topic) }, worst[0].topic), ' ' + brief(worst[0].lagRecords))
      : h('p', { class: 'muted small' }, known(progress.lagRecords) ? 'no topic is behind' : '-'));
}

function ProofCard({ status }) {
  const { proof } = status;
  return h(Card, { title: 'Proof', href: '#/proof' },
    h('p', { class: 'figure' }, proof.provenPartitions === 0 ? '-' : percent(proof.coveragePercent)),
    proof.mismatches > 0
      ? h('p', null, h(Badge, { state: 'FAILED', label: many(proof.mismatches, 'mismatch', 'mismatches') }))
      : h('p', null, proof.provenPartitions === 0 ? 'nothing is proven yet' : brief(proof.records) + ' records equal, no mismatch'),
    h('p', { class: 'small' }, h(Age, { at: proof.oldestAt, limitSeconds: proof.maxAgeSeconds, prefix: 'oldest ' })));
}

function ReadyCard({ status }) {
  const checks = status.checks;
  const paused = status.waves.find((wave) => wave.pausedAt);
  const switched = status.waves.filter((wave) => wave.state === 'SWITCHED' || wave.state === 'WATCHED').length;
  const ready = checks.filter((check) => check.ready).length;
  const oldest = checks.map((check) => check.at).sort()[0];
  return h(Card, { title: 'Cutover', href: '#/waves' },
    h('p', { class: 'figure' }, paused ? duration(secondsSince(paused.pausedAt)) : switched === status.waves.length ? 'switched' : checks.length === 0 ? 'not checked' : ready + ' of ' + checks.length + ' ready'),
    paused ? h('p', null, 'producers of ' + paused.wave + ' stand still, ' + duration(paused.budgetMs / 1000) + ' are allowed')
      : checks.some((check) => !check.ready) ? h('p', null, 'missing: ' + checks.filter((check) => !check.ready).flatMap((check) => check.unmet).slice(0, 4).join(', '))
        : h('p', null, switched + ' of ' + status.waves.length + (status.waves.length === 1 ? ' wave' : ' waves') + ' switched'),
    h('p', { class: 'small' }, checks.length > 0 ? h(Age, { at: oldest, limitSeconds: 600, prefix: 'checked ' }) : h('a', { href: '#/waves' }, 'check now')));
}

class Rates extends Component {
  state = { range: '1h', unit: 'records', samples: [] };

  componentDidMount() {
    this.load();
    this.timer = setInterval(() => this.load(), 5_000);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }

  load = async () => {
    try {
      const { samples, range } = await read('/api/v1/history?range=' + this.state.range);
      if (range === this.state.range) this.setState({ samples });
    } catch {
      // The frame tells what is wrong; the chart keeps what it has.
    }
  };

  render(props, { range, unit, samples }) {
    const inBytes = unit === 'bytes';
    const choose = (part) => this.setState(part, this.load);
    const toggle = (options, chosen, key, label) => h('div', { class: 'toggle', role: 'group', 'aria-label': label }, options.map((option) => h('button', {
      type: 'button', key: option, 'aria-pressed': option === chosen ? 'true' : 'false', onClick: () => choose({ [key]: option }),
    }, option)));
    return h(Panel, {
      id: 'rates', title: 'Rates and lag',
      aside: [toggle(['1h', '24h'], range, 'range', 'Range'), toggle(['records', 'bytes'], unit, 'unit', 'Unit')],
    },
    h(Chart, {
      samples, spanSeconds: range === '1h' ? 3600 : 86_400, label: 'Rates',
      format: inBytes ? (value) => (known(value) ? bytes(value) + '/s' : '-') : perSecond,
      series: [
        { title: 'source', style: 'source', value: (sample) => (inBytes ? sample.sourceBytes : sample.source) },
        { title: 'copied to the target', style: 'copied', value: (sample) => (inBytes ? sample.copiedBytes : sample.copied) },
      ],
    }),
    h(Chart, { samples, spanSeconds: range === '1h' ? 3600 : 86_400, label: 'Lag', format: brief, series: [{ title: 'lag in records', style: 'lag', value: (sample) => sample.lag }] }));
  }
}

class Recent extends Component {
  componentDidMount() {
    this.unsubscribe = onEvent((event) => { if (event === 'event') this.reload?.(); });
  }

  componentWillUnmount() {
    this.unsubscribe();
  }

  render() {
    return h(Panel, { id: 'recent', title: 'Last events', aside: h('a', { href: '#/events' }, 'all') },
      h(Watch, { path: '/api/v1/events?limit=8', every: 10_000 }, ({ events }, reload) => {
        this.reload = reload;
        return events.length === 0 ? h('p', { class: 'empty' }, 'The journal has no event yet.')
          : h('ul', { class: 'feed' }, events.map((event) => h('li', { key: event.sequence },
            h('span', { class: 'muted nowrap' }, time(event.at)), h('strong', null, event.type), h('span', { class: 'muted' }, event.details.note ?? event.details.reason ?? event.details.result ?? ''))));
      }));
  }
}

function Mirror({ status }) {
  const mirror = status.mirror;
  const states = Object.entries(status.topics.byState);
  const remarks = [...(mirror?.failures ?? []), ...(mirror?.warnings ?? []), ...(mirror?.slowDowns ?? []).map((slow) => slow.broker + ' ' + slow.reason)];
  return h(Panel, { id: 'mirror', title: 'Mirror' },
    h('dl', { class: 'facts' },
      h('dt', null, 'Topics'), h('dd', null, count(status.topics.total) + ' with ' + count(status.topics.partitions) + ' partitions ', states.map(([state, number]) => h(Badge, { key: state, state, label: count(number) + ' ' + words(state) }))),
      h('dt', null, 'Run'), h('dd', null, mirror ? mirror.actor + ', ' + mirror.engine + ', ' + (status.running ? 'started ' + ago(mirror.startedAt) : 'ended or cut off ' + ago(mirror.updatedAt)) : '-'),
      h('dt', null, 'Limit'), h('dd', null, mirror ? (known(mirror.throttleBytesPerSecond) ? bytes(mirror.throttleBytesPerSecond) + '/s' : 'none') : '-'),
      h('dt', null, 'Appends take'), h('dd', null, known(mirror?.produceLatencyMs) ? duration(mirror.produceLatencyMs / 1000) : '-'),
      h('dt', null, 'Groups carried'), h('dd', null, mirror?.groups ? count(mirror.groups.carried) + ' of ' + count(mirror.groups.groups) : '-'),
      h('dt', null, 'Operator'), h('dd', null, status.operator ?? 'nobody holds the lease')),
    remarks.length > 0 && h('ul', { class: 'remarks' }, remarks.map((remark) => h('li', { key: remark }, h('span', { class: 'badge warn' }, h('span', { 'aria-hidden': 'true', class: 'sign' }, '!'), 'note'), ' ', remark))));
}

export function Overview() {
  const status = live.status;
  return h('div', { class: 'page' },
    h('div', { class: 'title' }, h('h1', null, status.migration), h(Badge, { state: status.state }), h('span', { class: 'muted' }, (status.reason ? status.reason + ', ' : '') + 'since ' + ago(status.since).replace(/ ago$/, ''))),
    h(Journey, { steps: status.journey }),
    h(Next, { status }),
    h('div', { class: 'cards' }, h(ProgressCard, { status }), h(LagCard, { status }), h(ProofCard, { status }), h(ReadyCard, { status })),
    h(Rates),
    h('div', { class: 'columns' }, h(Mirror, { status }), h(Recent)));
}
