// All topics, filtered and sorted.

import { h, Component } from '/vendor/preact.js';
import { Action, Badge, Bar, Watch } from '/lib/ui.js';
import { VirtualTable } from '/lib/virtual.js';
import { brief, count, duration, percent, perSecond, words } from '/lib/format.js';

const VALUES = {
  topic: (topic) => topic.topic,
  state: (topic) => topic.state,
  percent: (topic) => topic.progress.percent ?? -1,
  rate: (topic) => topic.progress.copyRecordsPerSecond ?? -1,
  lag: (topic) => topic.progress.lagRecords ?? -1,
  seconds: (topic) => topic.progress.lagSeconds ?? -1,
};

const COLUMNS = [
  { key: 'topic', title: 'Topic', width: 'minmax(140px, 2.4fr)', sortable: true, cell: (topic) => h('a', { href: '#/topics/' + encodeURIComponent(topic.topic) }, topic.topic) },
  { key: 'state', title: 'State', width: '120px', sortable: true, cell: (topic) => h(Badge, { state: topic.state }) },
  { key: 'percent', title: 'Copied', width: 'minmax(110px, 1fr)', sortable: true, cell: (topic) => h('span', { class: 'with-bar' }, h(Bar, { percent: topic.progress.percent, label: topic.topic + ' copied' }), percent(topic.progress.percent)) },
  { key: 'rate', title: 'Rate', width: '90px', numeric: true, sortable: true, cell: (topic) => perSecond(topic.progress.copyRecordsPerSecond) },
  { key: 'lag', title: 'Lag', width: '90px', numeric: true, sortable: true, cell: (topic) => brief(topic.progress.lagRecords) },
  { key: 'seconds', title: 'Behind', width: '90px', numeric: true, sortable: true, cell: (topic) => duration(topic.progress.lagSeconds) },
  { key: 'why', title: 'Why, and next', width: 'minmax(120px, 2.4fr)', cell: (topic) => h('span', { class: 'muted ellipsis', title: (topic.reason ? topic.reason + '. ' : '') + topic.next }, (topic.code ? topic.code + ' ' : '') + (topic.reason || topic.next)) },
];

export class Topics extends Component {
  state = { filter: '', only: '', sort: { key: 'lag', down: true } };

  sortBy = (key) => this.setState(({ sort }) => ({ sort: { key, down: sort.key === key ? !sort.down : key !== 'topic' } }));

  render(props, { filter, only, sort }) {
    return h('div', { class: 'page tall' },
      h('div', { class: 'title' }, h('h1', null, 'Topics'), h('div', { class: 'spring' }),
        h(Action, { label: 'Pause all', path: '/api/v1/actions/pause', body: {}, command: 'godwit pause', text: 'The copy of all topics is held until somebody resumes it. Producers and consumers are not touched.' }),
        h(Action, { label: 'Resume all', path: '/api/v1/actions/resume', body: {}, command: 'godwit resume', text: 'All paused topics go on.' }),
        h(Action, { label: 'Limit', title: 'Limit the copy', path: '/api/v1/actions/throttle', input: 'Bytes per second, such as 20MiB/s, or off', value: 'off', body: (value) => ({ rate: value }), command: (value) => 'godwit throttle ' + value, text: 'All topics together get this limit, until it is changed.' })),
      h(Watch, { path: '/api/v1/topics', every: this.many ? 6_000 : 2_000 }, ({ topics }) => {
        this.many = topics.length > 1_000;
        const states = [...new Set(topics.map((topic) => topic.state))].sort();
        const wanted = filter.toLowerCase();
        const value = VALUES[sort.key];
        const rows = topics
          .filter((topic) => topic.topic.toLowerCase().includes(wanted) && (!only || topic.state === only))
          .sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : a.topic < b.topic ? -1 : 1) * (sort.down ? -1 : 1));
        return [
          h('div', { class: 'filters', key: 'filters' },
            h('label', null, h('span', { class: 'visually-hidden' }, 'Filter by name'), h('input', { type: 'search', placeholder: 'Filter by name', value: filter, onInput: (event) => this.setState({ filter: event.target.value }) })),
            h('label', null, h('span', { class: 'visually-hidden' }, 'State'), h('select', { value: only, onChange: (event) => this.setState({ only: event.target.value }) },
              h('option', { value: '' }, 'all states'), states.map((state) => h('option', { key: state, value: state }, words(state))))),
            h('span', { class: 'muted', role: 'status' }, count(rows.length) + ' of ' + count(topics.length))),
          h(VirtualTable, { key: 'table', rows, columns: COLUMNS, label: 'Topics', keyOf: (topic) => topic.topic, sort, onSort: this.sortBy, empty: topics.length === 0 ? 'No topic is selected, or the plan was not applied yet: godwit plan tells.' : 'No topic fits.' }),
        ];
      }));
  }
}
