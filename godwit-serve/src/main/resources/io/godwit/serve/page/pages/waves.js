// The waves: what is missing, hold and release, the clock of the write pause, and the way back.

import { h, Component } from '/vendor/preact.js';
import { live, read } from '/lib/api.js';
import { Action, Age, Badge, Command, ErrorBox, Panel, Watch, commandsIn } from '/lib/ui.js';
import { ago, count, duration, many, secondsSince, time } from '/lib/format.js';

const BEFORE = new Set(['NOT_STARTED', 'PUT_BACK']);
const MOVING = new Set(['FENCING', 'QUIET', 'PROVEN', 'ARMING', 'STARTING', 'RESTORING', 'RETURNING', 'RETURN_QUIET', 'CONSUMERS_MOVING']);

function PauseClock({ wave }) {
  const budget = wave.budgetMs / 1000;
  const spent = wave.pausedAt ? secondsSince(wave.pausedAt) : wave.pausedForMs === undefined ? undefined : wave.pausedForMs / 1000;
  if (spent === undefined) return h('p', { class: 'muted' }, 'Producers may stand still for ' + duration(budget) + '; then all is put back.');
  const part = Math.min(100, (100 * spent) / budget);
  const tone = part >= 100 ? 'bad' : part >= 50 ? 'warn' : 'good';
  return h('div', { class: 'clock', role: 'group', 'aria-label': 'Write pause of wave ' + wave.wave },
    h('span', { class: 'figure' }, duration(spent)),
    h('span', null, wave.pausedAt ? 'producers stand still, of ' + duration(budget) + ' that are allowed' : 'was the write pause, of ' + duration(budget) + ' that were allowed'),
    h('div', { class: 'bar ' + tone, role: 'meter', 'aria-label': 'Part of the budget', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.floor(part) }, h('div', { style: { width: part + '%' } })));
}

function Members({ wave, members }) {
  if (members.length === 0) return h('p', { class: 'muted' }, 'It names no application: groups that nobody names move with a single wave, and topics need producers.');
  return h('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Applications of wave ' + wave }, h('table', null,
    h('thead', null, h('tr', null, ['Application', 'Role', 'State', 'Since', 'Groups'].map((title) => h('th', { scope: 'col', key: title }, title)))),
    h('tbody', null, members.map((member) => h('tr', { key: member.application + member.role },
      h('th', { scope: 'row' }, member.application), h('td', null, member.role), h('td', null, h(Badge, { state: member.state })),
      h('td', null, member.since ? time(member.since) : '-'),
      h('td', null, member.groups.join(', ') || '-', member.setback && h('p', { class: 'small' }, 'put back: ' + member.setback.code + ' ' + member.setback.reason + '. Fix: ' + member.setback.fix)))))));
}

/** What godwit cutover check finds, asked for by hand: it looks at both clusters. */
class Checklist extends Component {
  check = async () => {
    this.setState({ asking: true, failed: undefined });
    const path = '/api/v1/waves/' + encodeURIComponent(this.props.wave) + '/check?maxAge=';
    try {
      let document = await read(path + '0');
      while (document.fetching) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        document = await read(path + '86400');
      }
    } catch (failed) {
      this.setState({ failed });
    }
    this.setState({ asking: false });
    this.props.reload();
  };

  render({ wave, check }, { asking, failed }) {
    const gates = check?.check?.gates ?? [];
    const unmet = gates.filter((gate) => gate.result === 'UNMET' || gate.result === 'BLOCKED').length;
    const busy = asking || check?.fetching;
    return h('div', { class: 'checklist' },
      h('div', { class: 'row' },
        h('h3', null, 'Checklist'),
        check?.check && h(Badge, { state: check.check.ready ? 'MET' : 'UNMET', label: gates.length === 0 ? 'switched' : check.check.ready ? 'ready' : count(unmet) + ' of ' + gates.length + ' not met' }),
        check?.asOf && h(Age, { at: check.asOf, limitSeconds: 300, prefix: 'checked ' }),
        h('div', { class: 'spring' }),
        h('button', { type: 'button', class: 'button', disabled: busy, onClick: this.check }, busy ? 'Checking…' : 'Check now'),
        h(Command, { text: 'godwit cutover check --wave ' + wave })),
      failed && h(ErrorBox, { error: failed }),
      check?.error && h(ErrorBox, { error: check.error }),
      gates.length > 0 && h('ul', { class: 'gates' }, gates.map((gate) => h('li', { key: gate.name },
        h(Badge, { state: gate.result, label: gate.result === 'MET' ? 'met' : gate.result === 'NOTE' ? 'met, note' : gate.result === 'UNMET' ? 'not met' : 'blocked' }),
        h('strong', null, gate.name), h('span', { class: 'muted' }, gate.value + (gate.threshold !== '-' ? ' / ' + gate.threshold : '')),
        h('span', { class: 'gate-why' }, gate.reason, gate.next && gate.result !== 'MET' && h('span', { class: 'small' }, ' ' + gate.next))))));
  }
}

function Buttons({ wave }) {
  const name = wave.wave;
  const body = { wave: name };
  const state = wave.state;
  const busy = live.status?.operation?.state === 'RUNNING' && !['pause', 'resume', 'throttle'].includes(live.status.operation.action);
  const producers = wave.members.filter((member) => member.role === 'producer').length;
  const consumers = wave.members.length - producers;
  const one = (number, word) => number + ' ' + word + (number === 1 ? ' application' : ' applications');
  const action = (label, path, command, text, more = {}) => h(Action, {
    key: label, label, title: label + ' wave ' + name, path: '/api/v1/actions/' + path, body, confirm: true, disabled: busy, why: busy ? 'Another operation is running' : undefined,
    command: 'godwit ' + command + ' --wave ' + name, text, ...more,
  });
  return h('div', { class: 'buttons' },
    (BEFORE.has(state) || MOVING.has(state)) && action(BEFORE.has(state) ? 'Start' : 'Go on', 'start', 'cutover start', one(consumers, 'consuming') + ' will be stopped and started on the target at exact offsets; then the producers are held.', { tone: 'primary' }),
    ['HELD', 'CONSUMERS_MOVED', 'ABORTED'].includes(state) && producers > 0 && action('Release', 'release', 'cutover release', one(producers, 'producing') + ' will be stopped, and started on the target once it holds everything. That takes no longer than ' + duration(wave.budgetMs / 1000) + ', or all is put back.', { tone: 'primary' }),
    !BEFORE.has(state) && !wave.switchedAt && action('Abort', 'abort', 'cutover abort', 'The applications that have moved will be stopped and started on the source again, at exact offsets.'),
    (wave.switchedAt || state === 'RETURNING' || state === 'RETURN_QUIET') && action('Roll back', 'rollback', 'rollback', 'All applications will be brought back to the source, ' + (wave.copiesBack ? 'with all that was written to the target.' : 'as long as nothing was written to the target.'), { tone: 'danger' }));
}

function Wave({ entry, reload }) {
  const { wave, check, watch } = entry;
  return h(Panel, { id: 'wave-' + wave.wave, title: 'Wave ' + wave.wave, aside: [h(Badge, { state: wave.state }), h('span', { class: 'muted' }, wave.since ? 'since ' + time(wave.since) : '')] },
    h(PauseClock, { wave }),
    wave.setback && h(ErrorBox, { error: { ...wave.setback } }),
    wave.stragglers > 0 && h('div', { class: 'error-box', role: 'alert' }, h('p', null, h('strong', { class: 'code' }, 'GW-CUT-019 '), count(wave.stragglers) + ' offsets were written to the source after the switch.', watch?.names && ' ' + watch.names), h(Command, { text: 'godwit cutover stragglers --wave ' + wave.wave })),
    h('p', null, h('span', { class: 'muted' }, 'Next: '), wave.next),
    h('div', { class: 'row' }, h(Buttons, { wave }), commandsIn(wave.next).filter((text) => text !== 'godwit cutover check').slice(0, 2).map((text) => h(Command, { key: text, text: text + ' --wave ' + wave.wave }))),
    h(Members, { wave: wave.wave, members: wave.members }),
    wave.topics.length > 0 && h('p', { class: 'muted small' }, many(wave.topics.length, 'topic') + (wave.topics.length === 1 ? ' moves' : ' move') + ' with it: ' + wave.topics.slice(0, 12).join(', ') + (wave.topics.length > 12 ? ' …' : '')),
    watch && h('p', { class: 'muted small' }, watch.ended ? 'The watch of the source has ended.' : 'The source is watched for stragglers until ' + time(watch.until) + ', last looked at ' + ago(watch.lookedAt) + '.'),
    h(Checklist, { wave: wave.wave, check, reload }));
}

/** Stays at the last line, unless somebody has scrolled up to read. */
class Lines extends Component {
  componentDidMount() {
    this.box.scrollTop = this.box.scrollHeight;
  }

  getSnapshotBeforeUpdate() {
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < 40;
  }

  componentDidUpdate(props, state, atEnd) {
    if (atEnd) this.box.scrollTop = this.box.scrollHeight;
  }

  render({ operation }) {
    return h('ol', { class: 'log', role: 'log', 'aria-label': 'Steps', tabIndex: 0, ref: (element) => { this.box = element ?? this.box; } },
      operation.lines.map((line, index) => h('li', { key: index }, h('span', { class: 'muted nowrap' }, time(line.at)), line.text)),
      operation.result && h('li', null, h('span', { class: 'muted nowrap' }, time(operation.endedAt)), h('strong', null, operation.result)));
  }
}

/** What the last operation said, in full. */
function Log() {
  const operation = live.status?.operation;
  if (!operation) return null;
  return h(Panel, { id: 'log', title: 'What Godwit does', aside: [h(Badge, { state: operation.state }), h('code', null, operation.command)] },
    h(Watch, { path: '/api/v1/operations/' + operation.id, every: operation.state === 'RUNNING' ? 700 : 5_000 }, ({ operation: full }) => h(Lines, { operation: full })));
}

export function Waves() {
  return h('div', { class: 'page' },
    h('div', { class: 'title' }, h('h1', null, 'Waves')),
    h(Log),
    h(Watch, { path: '/api/v1/waves', every: 1_000 }, ({ waves }, reload) => waves.map((entry) => h(Wave, { key: entry.wave.wave, entry, reload }))));
}
