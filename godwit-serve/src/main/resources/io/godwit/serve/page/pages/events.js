// The journal: who did what, when.

import { h, Component } from '/vendor/preact.js';
import { onEvent, read } from '/lib/api.js';
import { ErrorBox, Panel } from '/lib/ui.js';
import { count, time } from '/lib/format.js';

function details(event) {
  return Object.entries(event.details)
    .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => key + ': ' + (typeof value === 'object' ? JSON.stringify(value) : value)).join(' · ');
}

export class Events extends Component {
  state = { events: [], type: '' };

  componentDidMount() {
    this.load();
    this.unsubscribe = onEvent((kind, event) => {
      if (kind === 'event' && event.type.startsWith(this.state.type)) {
        this.setState(({ events, total }) => ({ events: [event, ...events].slice(0, 2_000), total: Math.max(total ?? 0, event.sequence) }));
      }
    });
  }

  componentWillUnmount() {
    this.unsubscribe();
  }

  load = async (before) => {
    try {
      const query = '?limit=200&type=' + encodeURIComponent(this.state.type) + (before ? '&before=' + before : '');
      const { events, next, total } = await read('/api/v1/events' + query);
      this.setState((state) => ({ events: before ? [...state.events, ...events] : events, next, total, error: undefined, loaded: true }));
    } catch (error) {
      this.setState({ error });
    }
  };

  render(props, { events, type, next, total, error, loaded }) {
    return h('div', { class: 'page' },
      h('div', { class: 'title' }, h('h1', null, 'Events'), h('span', { class: 'muted' }, count(total) + ' in the journal, which is the audit log')),
      h('div', { class: 'filters' }, h('label', null, h('span', { class: 'visually-hidden' }, 'Kind of event'), h('select', { value: type, onChange: (event) => this.setState({ type: event.target.value }, () => this.load()) },
        [['', 'all events'], ['cutover', 'cutover'], ['control', 'pause, resume, throttle'], ['apply', 'plan and apply'], ['serve', 'asked through this service'], ['complete', 'completion']].map(([value, text]) => h('option', { key: value, value }, text))))),
      error && h(ErrorBox, { error }),
      h(Panel, null, loaded && events.length === 0 ? h('p', { class: 'empty' }, 'No such event yet.') : h('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Events' }, h('table', { class: 'events' },
        h('thead', null, h('tr', null, ['When', 'What', 'Who', 'Details'].map((title) => h('th', { scope: 'col', key: title }, title)))),
        h('tbody', null, events.map((event) => h('tr', { key: event.sequence },
          h('td', { class: 'nowrap' }, time(event.at)), h('td', { class: 'nowrap' }, h('strong', null, event.type)), h('td', { class: 'nowrap muted' }, event.actor), h('td', null, details(event)))))))),
      next && h('button', { type: 'button', class: 'button', onClick: () => this.load(next) }, 'Older'));
  }
}
