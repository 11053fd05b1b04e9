// Parts that all pages are made of.

import { h, Component, Fragment } from '/vendor/preact.js';
import { act, read, signIn, subscribe, live, age, isStale } from '/lib/api.js';
import { ago, duration, words } from '/lib/format.js';

export { h, Component, Fragment };

const SIGNS = {
  IN_SYNC: ['✓', 'good'], STABLE: ['✓', 'good'], SWITCHED: ['⇄', 'good'], WATCHED: ['⇄', 'good'], COMPLETED: ['✓', 'good'],
  COPYING: ['↻', 'info'], CREATED: ['◌', 'info'], PLANNED: ['○', 'quiet'], NOT_STARTED: ['○', 'quiet'], ON_SOURCE: ['○', 'quiet'],
  PAUSED: ['‖', 'warn'], HELD: ['‖', 'warn'], ABORTED: ['↩', 'warn'], PUT_BACK: ['↩', 'warn'], COMPLETING: ['↻', 'info'],
  BLOCKED: ['✕', 'bad'], FENCED: ['⊘', 'warn'], DRAINED: ['▽', 'warn'],
  MET: ['✓', 'good'], NOTE: ['✓', 'info'], UNMET: ['…', 'warn'], DONE: ['✓', 'good'], FAILED: ['✕', 'bad'], INTERRUPTED: ['↩', 'warn'],
  RUNNING: ['↻', 'info'], blocker: ['✕', 'bad'], warning: ['!', 'warn'], information: ['i', 'info'],
};

/** A state: sign, word and colour, so that no one of them is needed. */
export function Badge({ state, label }) {
  const [sign, tone] = SIGNS[state] ?? ['↻', 'info'];
  return h('span', { class: 'badge ' + tone }, h('span', { 'aria-hidden': 'true', class: 'sign' }, sign), label ?? words(state));
}

export function Panel({ title, aside, children, id }) {
  return h('section', { class: 'panel', 'aria-labelledby': id },
    title && h('header', { class: 'panel-head' }, h('h2', { id }, title), aside && h('div', { class: 'aside' }, aside)),
    children);
}

/** How old something is; with a badge once that is too old. */
export function Age({ at, limitSeconds, prefix = '' }) {
  if (!at) return h('span', { class: 'muted' }, '-');
  const old = limitSeconds !== undefined && (Date.now() - Date.parse(at)) / 1000 > limitSeconds;
  const text = prefix + ago(at);
  return old ? h('span', { class: 'badge warn' }, h('span', { 'aria-hidden': 'true', class: 'sign' }, '◷'), text + ', stale') : h('span', { class: 'muted' }, text);
}

export function ErrorBox({ error }) {
  const what = error?.words ?? error;
  if (!what) return null;
  return h('div', { class: 'error-box', role: 'alert' },
    h('p', null, what.code && h('strong', { class: 'code' }, what.code + ' '), h('strong', null, what.resource), ': ', what.reason),
    what.fix && h('p', null, h('span', { class: 'muted' }, 'Fix: '), what.fix),
    what.code?.startsWith('GW-') && h(Command, { text: 'godwit explain ' + what.code }));
}

/** A command for the terminal, with a button that copies it. */
export class Command extends Component {
  copy = async () => {
    try {
      await navigator.clipboard.writeText(this.props.text);
      this.setState({ copied: true });
      setTimeout(() => this.setState({ copied: false }), 1500);
    } catch {
      this.setState({ copied: false });
    }
  };

  render({ text }, { copied }) {
    return h('span', { class: 'command' }, h('code', null, text),
      h('button', { type: 'button', class: 'copy', onClick: this.copy, 'aria-label': 'Copy ' + text }, copied ? 'copied' : 'copy'));
  }
}

/** The commands that a text names, such as "godwit verify, then godwit cutover check". */
export function commandsIn(text) {
  return [...String(text ?? '').matchAll(/godwit (?:cutover (?:check|start|release|abort|stragglers)|[a-z]+)(?: [\w.-]*[\d_.-][\w.-]*)?/g)].map((found) => found[0].trim());
}

export function Bar({ percent, label, tone = 'accent' }) {
  const width = Math.max(0, Math.min(100, percent ?? 0));
  return h('div', { class: 'bar ' + tone, role: 'progressbar', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': percent === undefined ? undefined : Math.floor(width) },
    h('div', { style: { width: width + '%' } }));
}

/** Reads a document again and again while it is shown. */
export class Watch extends Component {
  componentDidMount() {
    this.mounted = true;
    this.load();
    this.unsubscribe = subscribe(() => this.due());
  }

  componentDidUpdate(before) {
    if (before.path !== this.props.path) this.load();
  }

  componentWillUnmount() {
    this.mounted = false;
    this.unsubscribe();
  }

  due() {
    if (performance.now() - (this.loadedAt ?? 0) >= (this.props.every ?? 2_000)) this.load();
  }

  load = async () => {
    if (this.loading) return;
    this.loading = true;
    this.loadedAt = performance.now();
    const { path } = this.props;
    try {
      const document = await read(path);
      if (this.mounted && path === this.props.path) this.setState({ document, error: undefined, path });
    } catch (error) {
      if (this.mounted) this.setState({ error });
    } finally {
      this.loading = false;
    }
  };

  render({ children, path }, { document, error, path: shown }) {
    const current = shown === path ? document : undefined;
    return h(Fragment, null,
      error && h(ErrorBox, { error }),
      current ? children(current, this.load) : !error && h('p', { class: 'loading', role: 'status' }, 'Loading…'));
  }
}

export const mayAct = () => live.session?.mayAct === true;

/** A button that asks first. Moves of clients need the migration's name. */
export class Action extends Component {
  open = () => {
    this.setState({ shown: true, error: undefined, reason: '', confirm: '', value: this.props.value ?? '' }, () => this.dialog?.showModal());
  };

  close = () => this.setState({ shown: false });

  submit = async (event) => {
    event.preventDefault();
    const { path, body, confirm, onDone } = this.props;
    this.setState({ sending: true });
    try {
      const sent = { ...(typeof body === 'function' ? body(this.state.value) : body), reason: this.state.reason };
      if (confirm) sent.confirm = this.state.confirm;
      await act(path, sent);
      this.setState({ shown: false, sending: false });
      onDone?.();
    } catch (error) {
      this.setState({ error, sending: false });
    }
  };

  render({ label, title, text, command, confirm, tone, disabled, why, input }, { shown, error, reason, confirm: typed, value, sending }) {
    const name = live.status?.migration ?? '';
    const blocked = disabled || !mayAct();
    return h(Fragment, null,
      h('button', {
        type: 'button', class: 'button ' + (tone ?? ''), disabled: blocked, onClick: this.open,
        title: !mayAct() ? 'Sign in with a token under Settings' : why ?? command,
      }, label),
      shown && h('dialog', { ref: (element) => { this.dialog = element; }, class: 'dialog', onClose: this.close, 'aria-labelledby': 'dialog-title' },
        h('form', { onSubmit: this.submit },
          h('h2', { id: 'dialog-title' }, title ?? label),
          h('p', null, text),
          input && h('label', { class: 'field' }, input, h('input', { type: 'text', name: 'value', required: true, value, onInput: (e) => this.setState({ value: e.target.value }) })),
          h('label', { class: 'field' }, 'Reason, for the audit log', h('input', { type: 'text', name: 'reason', maxLength: 500, value: reason, onInput: (e) => this.setState({ reason: e.target.value }) })),
          confirm && h('label', { class: 'field' }, h('span', null, 'Type the migration’s name, ', h('strong', null, name), ', to confirm'),
            h('input', { type: 'text', name: 'confirm', autocomplete: 'off', spellcheck: false, value: typed, onInput: (e) => this.setState({ confirm: e.target.value }) })),
          error && h(ErrorBox, { error }),
          h('p', { class: 'muted small' }, 'The same in a terminal:'),
          h(Command, { text: typeof command === 'function' ? command(value) : command }),
          h('div', { class: 'buttons' },
            h('button', { type: 'button', class: 'button', onClick: () => this.dialog.close() }, 'Cancel'),
            h('button', { type: 'submit', class: 'button primary ' + (tone ?? ''), disabled: sending || (confirm && typed !== name) }, sending ? 'Asking…' : label)))));
  }
}

/** Whether what is shown is fresh. */
export function Freshness() {
  const seconds = age();
  if (seconds === undefined) return h('span', { class: 'badge quiet' }, 'connecting');
  if (isStale()) return h('span', { class: 'badge bad' }, h('span', { 'aria-hidden': 'true', class: 'sign' }, '◷'), 'stale, ' + duration(Math.round(seconds)) + ' old');
  return h('span', { class: 'badge ' + (live.connected ? 'good' : 'warn') },
    h('span', { 'aria-hidden': 'true', class: 'sign' }, live.connected ? '●' : '○'), live.connected ? 'live' : 'reconnecting');
}

/** Takes a token. */
export class TokenForm extends Component {
  submit = async (event) => {
    event.preventDefault();
    try {
      await signIn(new FormData(event.target).get('token'));
    } catch (error) {
      this.setState({ error });
    }
  };

  render(props, { error }) {
    return h('form', { onSubmit: this.submit, class: 'token-form' },
      h('label', { class: 'field' }, 'Token', h('input', { type: 'password', name: 'token', required: true, autocomplete: 'current-password' })),
      h('button', { type: 'submit', class: 'button primary' }, 'Sign in'),
      error && h(ErrorBox, { error }));
  }
}
