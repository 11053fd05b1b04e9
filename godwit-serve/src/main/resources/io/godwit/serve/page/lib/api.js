// Talks with the service: reads with entity tags, the event stream, actions with the token.

const STALE_AFTER_SECONDS = 15;
const listeners = new Set();
const answers = new Map();
const events = new Set();

/** What all pages share. */
export const live = {
  status: undefined,
  receivedAt: 0,
  ageSeconds: 0,
  connected: false,
  session: undefined,
  needsToken: false,
  error: undefined,
};

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const changed = () => listeners.forEach((listener) => listener());

export function onEvent(listener) {
  events.add(listener);
  return () => events.delete(listener);
}

/** How old the shown status is, in seconds; undefined before the first. */
export const age = () => (live.status ? live.ageSeconds + (performance.now() - live.receivedAt) / 1000 : undefined);

export const isStale = () => live.status !== undefined && (age() > STALE_AFTER_SECONDS || live.status.trouble !== undefined);

function token() {
  try {
    return sessionStorage.getItem('godwit.token') ?? '';
  } catch {
    return '';
  }
}

function headers(more = {}) {
  const all = { ...more };
  if (token()) all.Authorization = 'Bearer ' + token();
  return all;
}

/** An error as the service tells it: code, title, resource, reason, fix. */
export class ServiceError extends Error {
  constructor(words, status) {
    super(words.code + ' ' + words.reason);
    this.words = words;
    this.status = status;
  }
}

const UNREACHABLE = {
  code: '',
  title: 'The service does not answer',
  resource: location.host,
  reason: 'it was stopped, or the network between is down; what is shown is the last that was heard',
  fix: 'godwit serve starts it again; this page reconnects by itself',
};

async function failure(response) {
  try {
    return new ServiceError((await response.json()).error, response.status);
  } catch {
    return new ServiceError({ code: 'HTTP ' + response.status, title: '', resource: response.url, reason: response.statusText, fix: '' }, response.status);
  }
}

/** Reads a document; what has not changed is taken from the last answer. */
export async function read(path) {
  const before = answers.get(path);
  let response;
  try {
    response = await fetch(path, { headers: headers(before ? { 'If-None-Match': before.etag } : {}), cache: 'no-store' });
  } catch {
    throw new ServiceError(UNREACHABLE, 0);
  }
  if (response.status === 304) return before.document;
  if (!response.ok) throw await failure(response);
  const document = await response.json();
  const etag = response.headers.get('ETag');
  if (etag) {
    answers.set(path, { etag, document });
    if (answers.size > 50) answers.delete(answers.keys().next().value);
  }
  return document;
}

/** Asks for an action; resolves to its operation. */
export async function act(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: headers({ 'Content-Type': 'application/json' }),
      body: JSON.stringify(body),
    });
  } catch {
    throw new ServiceError(UNREACHABLE, 0);
  }
  if (!response.ok) throw await failure(response);
  const { operation } = await response.json();
  if (live.status) live.status = { ...live.status, operation };
  changed();
  return operation;
}

/** Takes a token, if the service knows it. */
export async function signIn(value) {
  const before = token();
  sessionStorage.setItem('godwit.token', value.trim());
  try {
    live.session = await read('/api/v1/session');
    live.needsToken = false;
    changed();
  } catch (error) {
    sessionStorage.setItem('godwit.token', before);
    throw error;
  }
}

export async function signOut() {
  sessionStorage.removeItem('godwit.token');
  live.session = await read('/api/v1/session').catch(() => undefined);
  changed();
}

function take(status) {
  live.status = status;
  live.ageSeconds = status.ageSeconds;
  live.receivedAt = performance.now();
  live.error = undefined;
}

function heard(event, data) {
  if (event === 'status') {
    take(data);
  } else if (event === 'same') {
    live.ageSeconds = 0;
    live.receivedAt = performance.now();
  } else if (event === 'operation') {
    if (live.status) live.status = { ...live.status, operation: data.operation };
  }
  events.forEach((listener) => listener(event, data));
  changed();
}

async function listen() {
  const response = await fetch('/api/v1/stream', { headers: headers(), cache: 'no-store' });
  if (!response.ok) throw await failure(response);
  live.connected = true;
  changed();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    let end;
    while ((end = text.indexOf('\n\n')) >= 0) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const event = lines.find((line) => line.startsWith('event: '))?.slice(7);
      const data = lines.find((line) => line.startsWith('data: '))?.slice(6);
      if (event && data) heard(event, JSON.parse(data));
    }
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Listens for as long as the page is open, and comes again after each break. */
export async function connect() {
  let tries = 0;
  for (;;) {
    try {
      if (!live.session) live.session = await read('/api/v1/session');
      await listen();
      tries = 0;
    } catch (error) {
      live.needsToken = error.status === 401;
      live.error = error instanceof ServiceError ? error.words : UNREACHABLE;
    }
    live.connected = false;
    changed();
    tries += 1;
    await pause(live.needsToken ? 2_000 : Math.min(5_000, 500 * tries));
  }
}
