// What the migration's configuration says, who is signed in, and what the doctor finds.

import { h, Component } from '/vendor/preact.js';
import { live, read, signOut } from '/lib/api.js';
import { Age, Badge, Command, ErrorBox, Panel, TokenForm, Watch } from '/lib/ui.js';
import { bytes, duration, known, many, words } from '/lib/format.js';

function SignIn() {
  const session = live.session;
  return h(Panel, { id: 'session', title: 'Who acts' },
    session?.mayAct ? h('p', null, 'Signed in as ', h('strong', null, session.token), '. What you do is journaled under this name. ', h('button', { type: 'button', class: 'button', onClick: signOut }, 'Sign out'))
      : session?.readOnly ? h('div', null, h('p', null, 'This service is read-only: it was started without a token.'), h(Command, { text: 'godwit serve --generate-token' }))
        : h('div', null, h('p', null, 'Changes need a token. It is kept in this tab alone.'), h(TokenForm)));
}

class Doctor extends Component {
  state = { path: '/api/v1/doctor?maxAge=86400' };

  examine = () => this.setState({ asked: true, path: '/api/v1/doctor?maxAge=' + (this.state.path.endsWith('=600') ? 599 : 600) }, () => read('/api/v1/doctor?maxAge=0').catch(() => undefined));

  render(props, { asked, path }) {
    if (!asked) {
      return h(Panel, { id: 'doctor', title: 'Doctor' }, h('p', null, 'Examines both clusters and says what would hinder the migration. Changes nothing.'),
        h('div', { class: 'row' }, h('button', { type: 'button', class: 'button', onClick: this.examine }, 'Examine'), h(Command, { text: 'godwit doctor' })));
    }
    return h(Panel, { id: 'doctor', title: 'Doctor', aside: h('button', { type: 'button', class: 'button', onClick: this.examine }, 'Examine again') },
      h(Watch, { path, every: 2_000 }, (document) => h('div', null,
        document.fetching && h('p', { role: 'status' }, 'Examining…'),
        document.error && h(ErrorBox, { error: document.error }),
        document.examination && h('p', null, h(Age, { at: document.asOf, prefix: 'examined ' }), ' ' + many(document.examination.blockers, 'blocker') + ', ' + many(document.examination.warnings, 'warning') + ', ' + many(document.examination.information, 'note')),
        document.examination && h('ul', { class: 'gates' }, document.examination.findings.map((finding, index) => h('li', { key: index },
          h(Badge, { state: finding.severity }), h('strong', null, finding.code), h('span', null, finding.resource), h('span', { class: 'gate-why' }, finding.reason, h('span', { class: 'small' }, ' Fix: ' + finding.fix))))))));
  }
}

const cluster = (it) => it.bootstrapServers + ', ' + it.securityProtocol + (it.saslMechanism ? ', ' + it.saslMechanism : '');
const list = (items) => (items.length === 0 ? 'none' : items.join(', '));

export function Settings() {
  return h('div', { class: 'page' },
    h('div', { class: 'title' }, h('h1', null, 'Settings')),
    h('div', { class: 'columns' }, h(SignIn), h(Doctor)),
    h(Watch, { path: '/api/v1/settings', every: 60_000 }, (settings) => h('div', { class: 'columns' },
      h(Panel, { id: 'clusters', title: 'Clusters and selection' }, h('dl', { class: 'facts' },
        h('dt', null, 'Source'), h('dd', null, cluster(settings.source)), h('dt', null, 'Target'), h('dd', null, cluster(settings.target)),
        h('dt', null, 'Topics'), h('dd', null, list(settings.topicsIncluded)), h('dt', null, 'Not'), h('dd', null, list(settings.topicsExcluded)),
        h('dt', null, 'Groups'), h('dd', null, list(settings.groupsIncluded)), h('dt', null, 'Not'), h('dd', null, list(settings.groupsExcluded)))),
      h(Panel, { id: 'limits', title: 'Copy, proof, cutover' }, h('dl', { class: 'facts' },
        h('dt', null, 'Engine'), h('dd', null, settings.mirror.engine + ', ' + settings.mirror.tasks + ' tasks' + (settings.mirror.onConnect ? ', on Kafka Connect' : '')),
        h('dt', null, 'Limit'), h('dd', null, known(settings.mirror.throttleBytesPerSecond) ? bytes(settings.mirror.throttleBytesPerSecond) + '/s' : 'none'),
        h('dt', null, 'Proof counts for'), h('dd', null, duration(settings.verify.maxAgeSeconds)),
        h('dt', null, 'Write pause'), h('dd', null, 'at most ' + duration(settings.cutover.maxWritePauseMs / 1000)),
        h('dt', null, 'Lag at a start'), h('dd', null, 'at most ' + duration(settings.cutover.maxLagMs / 1000)),
        h('dt', null, 'Reverse mirror'), h('dd', null, words(settings.cutover.reverse)), h('dt', null, 'Fence'), h('dd', null, words(settings.cutover.fence)))))));
}
