// The frame around all pages: who, where, how fresh, and which page.

import { h, render, Component } from '/vendor/preact.js';
import { connect, live, subscribe, act } from '/lib/api.js';
import { Badge, ErrorBox, Freshness, TokenForm, mayAct } from '/lib/ui.js';
import { ago, duration, secondsSince } from '/lib/format.js';
import { Overview } from '/pages/overview.js';
import { Topics } from '/pages/topics.js';
import { Topic } from '/pages/topic.js';
import { Groups } from '/pages/groups.js';
import { Waves } from '/pages/waves.js';
import { Proof } from '/pages/proof.js';
import { Events } from '/pages/events.js';
import { Settings } from '/pages/settings.js';

const PAGES = [
  ['overview', 'Overview', Overview],
  ['topics', 'Topics', Topics],
  ['groups', 'Groups', Groups],
  ['waves', 'Waves', Waves],
  ['proof', 'Proof', Proof],
  ['events', 'Events', Events],
  ['settings', 'Settings', Settings],
];

/** #/topics/orders → ['topics', 'orders']. */
function place() {
  const parts = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return parts[0] ? parts : ['overview'];
}

function Gate() {
  return h('main', { class: 'gate' },
    h('h1', null, 'This service asks for a token'),
    h('p', null, 'Reading is for those only who have one. Whoever started the service has it.'),
    h(TokenForm));
}

/** What the service is doing, or did a moment ago; on every page. */
class OperationBar extends Component {
  interrupt = (id) => act('/api/v1/operations/' + id + '/interrupt', {}).catch((error) => this.setState({ error }));

  render(props, { hidden, error }) {
    const operation = live.status?.operation;
    if (!operation || hidden === operation.id) return null;
    const running = operation.state === 'RUNNING';
    if (!running && operation.state === 'DONE' && secondsSince(operation.endedAt) > 30) return null;
    const last = operation.lines.at(-1)?.text;
    return h('aside', { class: 'operation ' + operation.state.toLowerCase(), 'aria-label': 'Operation' },
      h('div', { class: 'operation-main', role: 'status' },
        h(Badge, { state: operation.state }),
        h('strong', null, operation.command),
        h('span', { class: 'muted' }, 'by ' + operation.by + ', ' + (running ? 'for ' + duration(Math.round(secondsSince(operation.startedAt))) : ago(operation.endedAt))),
        h('span', { class: 'operation-line' }, operation.result ?? (operation.error ? '' : last ?? ''))),
      operation.error && h(ErrorBox, { error: operation.error }),
      error && h(ErrorBox, { error }),
      running && mayAct() && h('button', { type: 'button', class: 'button', onClick: () => this.interrupt(operation.id) }, 'Interrupt'),
      !running && h('button', { type: 'button', class: 'button', onClick: () => this.setState({ hidden: operation.id }) }, 'Dismiss'));
  }
}

function Theme() {
  const chosen = document.documentElement.dataset.theme ?? 'system';
  const choose = (event) => {
    const theme = event.target.value;
    if (theme === 'system') {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem('godwit.theme');
    } else {
      document.documentElement.dataset.theme = theme;
      localStorage.setItem('godwit.theme', theme);
    }
  };
  return h('label', { class: 'theme' }, h('span', { class: 'visually-hidden' }, 'Theme'),
    h('select', { onChange: choose, value: chosen },
      ['system', 'light', 'dark'].map((theme) => h('option', { key: theme, value: theme }, theme))));
}

class App extends Component {
  state = { place: place() };

  componentDidMount() {
    subscribe(() => this.setState({}));
    setInterval(() => this.setState({}), 1_000);
    addEventListener('hashchange', () => this.setState({ place: place() }, () => document.querySelector('main')?.focus()));
  }

  render(props, { place: [name, item] }) {
    if (live.needsToken) return h(Gate);
    const [, title, Page] = PAGES.find(([key]) => key === name) ?? PAGES[0];
    const status = live.status;
    document.title = (status ? status.migration + ': ' : '') + (item ?? title) + ' · Godwit';
    return h('div', { class: 'frame' },
      h('a', { class: 'skip', href: '#main', onClick: (event) => { event.preventDefault(); document.querySelector('main').focus(); } }, 'Skip to the page'),
      h('header', { class: 'side' },
        h('div', { class: 'brand' }, h('img', { src: '/icon.svg', alt: '', width: 26, height: 26 }),
          h('div', null, h('strong', null, 'Godwit'), h('span', { class: 'muted' }, status?.migration ?? '-'))),
        h('nav', { 'aria-label': 'Pages' }, PAGES.map(([key, label]) => h('a', {
          key, href: '#/' + key, 'aria-current': key === name ? 'page' : undefined,
        }, label))),
        h('div', { class: 'side-foot' }, h(Freshness), h(Theme),
          h('span', { class: 'muted small' }, live.session?.token ? 'signed in as ' + live.session.token : live.session?.readOnly ? 'read-only' : 'not signed in'))),
      h('main', { id: 'main', tabIndex: -1 },
        live.error && h(ErrorBox, { error: live.error }),
        status?.trouble && h(ErrorBox, { error: status.trouble }),
        status ? h(item && name === 'topics' ? Topic : Page, { item, key: name + (item ?? '') })
          : !live.error && h('p', { class: 'loading', role: 'status' }, 'Reading the journal…')),
      h(OperationBar));
  }
}

const root = document.getElementById('app');
root.textContent = '';
render(h(App), root);
connect();

