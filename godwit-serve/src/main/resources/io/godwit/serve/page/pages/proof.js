// What is proven, and what differs.

import { h } from '/vendor/preact.js';
import { Action, Age, Badge, Panel, Watch } from '/lib/ui.js';
import { VirtualTable } from '/lib/virtual.js';
import { count, brief, percent, time, words } from '/lib/format.js';

function Sketch({ title, sketch }) {
  return h('div', { class: 'sketch' }, h('h3', null, title), sketch
    ? h('dl', { class: 'facts' },
      h('dt', null, 'Timestamp'), h('dd', null, time(sketch.timestamp)),
      h('dt', null, 'Key'), h('dd', null, sketch.keyBytes < 0 ? 'null' : sketch.keyBytes + ' bytes, ', sketch.keyBytes >= 0 && h('code', null, sketch.keyHash)),
      h('dt', null, 'Value'), h('dd', null, sketch.valueBytes < 0 ? 'null' : sketch.valueBytes + ' bytes, ', sketch.valueBytes >= 0 && h('code', null, sketch.valueHash)),
      h('dt', null, 'Headers'), h('dd', null, sketch.headers))
    : h('p', { class: 'muted' }, 'no record there'));
}

const COLUMNS = [
  { key: 'topic', title: 'Topic', width: 'minmax(160px, 2fr)', cell: (topic) => h('a', { href: '#/topics/' + encodeURIComponent(topic.topic) }, topic.topic) },
  { key: 'coverage', title: 'Covered', width: '100px', numeric: true, cell: (topic) => (topic.provenPartitions === 0 ? '-' : percent(topic.coveragePercent)) },
  { key: 'partitions', title: 'Partitions', width: '110px', numeric: true, cell: (topic) => topic.provenPartitions + ' of ' + topic.partitions },
  { key: 'records', title: 'Records equal', width: '130px', numeric: true, cell: (topic) => brief(topic.records) },
  { key: 'mismatches', title: 'Mismatches', width: '120px', cell: (topic) => (topic.provenPartitions === 0 ? '-' : topic.mismatches > 0 ? h(Badge, { state: 'FAILED', label: count(topic.mismatches) }) : h(Badge, { state: 'MET', label: 'none' })) },
  { key: 'at', title: 'Oldest proof', width: 'minmax(130px, 1fr)', cell: (topic) => h(Age, { at: topic.oldestAt }) },
];

export function Proof() {
  return h('div', { class: 'page tall' },
    h('div', { class: 'title' }, h('h1', null, 'Proof'), h('div', { class: 'spring' }),
      h(Action, { label: 'Verify now', path: '/api/v1/actions/verify', body: {}, command: 'godwit verify', text: 'Source and target are compared record by record from where the last run ended. Nothing is changed.' })),
    h(Watch, { path: '/api/v1/verification', every: 3_000 }, ({ proof, maxAgeSeconds }) => [
      h('div', { class: 'cards', key: 'cards' },
        h('section', { class: 'card' }, h('h2', null, 'Covered'), h('p', { class: 'figure' }, proof.provenPartitions === 0 ? '-' : percent(proof.coveragePercent)), h('p', { class: 'muted small' }, count(proof.provenPartitions) + ' of ' + count(proof.partitions) + ' partitions')),
        h('section', { class: 'card' }, h('h2', null, 'Records equal'), h('p', { class: 'figure' }, proof.provenPartitions === 0 ? '-' : brief(proof.records)), h('p', { class: 'muted small' }, 'key, value, headers, timestamp, order')),
        h('section', { class: 'card' }, h('h2', null, 'Mismatches'), h('p', { class: 'figure' }, proof.provenPartitions === 0 ? '-' : count(proof.mismatches)), h('p', { class: 'muted small' }, proof.offsetsIdentical === undefined ? '-' : proof.offsetsIdentical ? 'offsets are identical' : 'offsets are mapped')),
        h('section', { class: 'card' }, h('h2', null, 'Oldest proof'), h('p', { class: 'figure-small' }, h(Age, { at: proof.oldestAt, limitSeconds: maxAgeSeconds })))),
      proof.listed.length > 0 && h(Panel, { key: 'mismatches', id: 'mismatches', title: 'Mismatches', aside: h('span', { class: 'muted' }, 'hashes and sizes only: no payload leaves the clusters') },
        proof.listed.map((listed) => h('details', { key: listed.topic + listed.partition + listed.mismatch.kind + listed.mismatch.sourceOffset + '/' + listed.mismatch.targetOffset },
          h('summary', null, h(Badge, { state: 'FAILED', label: words(listed.mismatch.kind) }), h('strong', null, listed.topic + '-' + listed.partition),
            h('span', { class: 'muted' }, 'source offset ' + count(listed.mismatch.sourceOffset) + ', target offset ' + count(listed.mismatch.targetOffset) + (listed.mismatch.fields.length > 0 ? ', differs in ' + listed.mismatch.fields.map(words).join(', ') : ''))),
          h('div', { class: 'columns' }, h(Sketch, { title: 'On the source', sketch: listed.mismatch.source }), h(Sketch, { title: 'On the target', sketch: listed.mismatch.target }))))),
      h(VirtualTable, { key: 'table', rows: proof.topics, columns: COLUMNS, label: 'Proof by topic', keyOf: (topic) => topic.topic, empty: 'No topic is copied yet.' }),
    ]));
}
