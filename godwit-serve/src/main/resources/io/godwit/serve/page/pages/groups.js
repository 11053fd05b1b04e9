// Consumer groups on both clusters.

import { h, Component } from '/vendor/preact.js';
import { Age, ErrorBox, Panel, Watch } from '/lib/ui.js';
import { count, many, words } from '/lib/format.js';

function GroupRow({ group }) {
  return h('details', { class: 'group' },
    h('summary', null,
      h('strong', null, group.group),
      h('span', { class: 'muted' }, group.application ? 'application ' + group.application : 'no application names it'),
      h('span', null, 'source ', h('b', null, words(group.sourceState))),
      h('span', null, 'target ', h('b', null, words(group.targetState))),
      h('span', { class: 'numeric' }, 'lag ' + count(group.lag))),
    h('p', { class: 'muted' }, group.members.length === 0 ? 'No members.' : 'Members: ' + group.members.join(', ')),
    group.partitions.length > 0 && h('table', null,
      h('thead', null, h('tr', null, ['Topic', 'Partition', 'On the source', 'On the target', 'Source end', 'Lag'].map((title, index) => h('th', { scope: 'col', key: title, class: index > 0 ? 'numeric' : '' }, title)))),
      h('tbody', null, group.partitions.map((partition) => h('tr', { key: partition.topic + partition.partition },
        h('td', null, h('a', { href: '#/topics/' + encodeURIComponent(partition.topic) }, partition.topic)),
        h('td', { class: 'numeric' }, partition.partition),
        h('td', { class: 'numeric' }, count(partition.sourceOffset)),
        h('td', { class: 'numeric' }, count(partition.targetOffset)),
        h('td', { class: 'numeric' }, count(partition.sourceEnd)),
        h('td', { class: 'numeric' }, partition.sourceOffset !== undefined && partition.sourceEnd !== undefined ? count(Math.max(0, partition.sourceEnd - partition.sourceOffset)) : '-'))))));
}

export class Groups extends Component {
  render(props, { filter = '' }) {
    return h('div', { class: 'page' },
      h(Watch, { path: '/api/v1/groups', every: 3_000 }, (document) => [
        h('div', { class: 'title', key: 'title' }, h('h1', null, 'Groups'), document.asOf && h(Age, { at: document.asOf, limitSeconds: 120, prefix: 'looked at ' }),
          document.fetching && h('span', { class: 'badge info', role: 'status' }, h('span', { 'aria-hidden': 'true', class: 'sign' }, '↻'), 'looking')),
        document.error && h(ErrorBox, { key: 'error', error: document.error }),
        document.carried && h(Panel, { key: 'carried', id: 'carried', title: 'Carried by the mirror' },
          h('p', null, count(document.carried.carried) + ' of ' + count(document.carried.groups) + ' groups have the offsets on the target that the source told last; ' + count(document.carried.waiting) + ' wait for the copy, ' + count(document.carried.notProven) + ' for a proof, ' + count(document.carried.leftAlone) + ' are left alone.'),
          document.carried.reasons.length > 0 && h('ul', { class: 'remarks' }, document.carried.reasons.map((reason) => h('li', { key: reason.group }, h('strong', null, reason.group), ' ' + words(reason.why) + ': ' + reason.reason)))),
        document.groups && h('div', { class: 'filters', key: 'filters' }, h('label', null, h('span', { class: 'visually-hidden' }, 'Filter by name'), h('input', { type: 'search', placeholder: 'Filter by name', value: filter, onInput: (event) => this.setState({ filter: event.target.value }) })),
          h('span', { class: 'muted' }, many(document.groups.length, 'group'))),
        document.groups && h(Panel, { key: 'groups' }, document.groups.length === 0 ? h('p', { class: 'empty' }, 'No selected group has committed offsets in a copied topic.')
          : document.groups.filter((group) => group.group.toLowerCase().includes(filter.toLowerCase())).slice(0, 500).map((group) => h(GroupRow, { key: group.group, group }))),
        !document.groups && !document.error && h('p', { class: 'loading', key: 'wait', role: 'status' }, 'Asking both clusters for their groups…'),
      ]));
  }
}
