// One topic with its partitions.

import { h } from '/vendor/preact.js';
import { Action, Age, Badge, Bar, Command, Panel, Watch, commandsIn } from '/lib/ui.js';
import { ago, bytes, brief, count, duration, known, many, percent, perSecond } from '/lib/format.js';

function Partitions({ topic }) {
  const reverse = topic.direction === 'REVERSE';
  return h('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Partitions' }, h('table', null,
    h('thead', null, h('tr', null,
      h('th', { scope: 'col', class: 'numeric' }, 'Partition'),
      h('th', { scope: 'col', class: 'numeric' }, reverse ? 'Target start' : 'Source start'),
      h('th', { scope: 'col', class: 'numeric' }, 'Copied up to'),
      h('th', { scope: 'col', class: 'numeric' }, reverse ? 'Target end' : 'Source end'),
      h('th', { scope: 'col', class: 'numeric' }, 'Lag'),
      h('th', { scope: 'col' }, 'Offsets'))),
    h('tbody', null, topic.partitions.map((partition) => h('tr', { key: partition.partition },
      h('th', { scope: 'row', class: 'numeric' }, partition.partition),
      h('td', { class: 'numeric' }, count(partition.sourceStart)),
      h('td', { class: 'numeric' }, count(partition.position)),
      h('td', { class: 'numeric' }, count(partition.sourceEnd)),
      h('td', { class: 'numeric' }, count(partition.lagRecords)),
      h('td', null, partition.offsets ? (partition.offsets === 'IDENTICAL' ? 'identical' : 'mapped') : '-'))))));
}

export function Topic({ item }) {
  return h('div', { class: 'page' },
    h('p', { class: 'crumb' }, h('a', { href: '#/topics' }, 'Topics'), ' / ', item),
    h(Watch, { path: '/api/v1/topics/' + encodeURIComponent(item) }, ({ topic, proof }) => [
      h('div', { class: 'title', key: 'title' }, h('h1', null, topic.topic), h(Badge, { state: topic.state }),
        topic.direction && h('span', { class: 'badge info' }, topic.direction === 'REVERSE' ? 'copied back to the source' : 'copy halted'),
        h('span', { class: 'muted' }, 'since ' + ago(topic.since).replace(/ ago$/, '')), h('div', { class: 'spring' }),
        topic.state === 'PAUSED' || topic.state === 'BLOCKED'
          ? h(Action, { label: 'Resume', path: '/api/v1/actions/resume', body: { topics: [topic.topic] }, command: 'godwit resume ' + topic.topic, text: topic.state === 'BLOCKED' ? 'This accepts what blocked the topic: ' + topic.reason : 'The copy of this topic goes on.' })
          : h(Action, { label: 'Pause', path: '/api/v1/actions/pause', body: { topics: [topic.topic] }, command: 'godwit pause ' + topic.topic, text: 'The copy of this topic is held until somebody resumes it.' }),
        h(Action, { label: 'Limit', path: '/api/v1/actions/throttle', input: 'Bytes per second, such as 20MiB/s, or off', value: 'off', body: (value) => ({ rate: value, topics: [topic.topic] }), command: (value) => 'godwit throttle ' + value + ' --topic ' + topic.topic, text: 'This topic alone gets the limit, beside the one of all together.' })),
      (topic.reason || topic.code) && h('div', { class: topic.code ? 'error-box' : 'next', key: 'reason', role: topic.code ? 'alert' : undefined },
        h('p', null, topic.code && h('strong', { class: 'code' }, topic.code + ' '), topic.reason),
        h('p', null, h('span', { class: 'muted' }, topic.code ? 'Fix: ' : 'Next: '), topic.next),
        topic.code && h(Command, { text: 'godwit explain ' + topic.code }),
        commandsIn(topic.next).map((text) => h(Command, { key: text, text }))),
      h('div', { class: 'columns', key: 'facts' },
        h(Panel, { id: 'copy', title: 'Copy' },
          h(Bar, { percent: topic.progress.percent, label: 'Copied' }),
          h('dl', { class: 'facts' },
            h('dt', null, 'Copied'), h('dd', null, percent(topic.progress.percent) + ', ' + brief(topic.progress.recordsCopied) + ' records, ' + bytes(topic.progress.bytesCopied)),
            h('dt', null, 'Rate'), h('dd', null, perSecond(topic.progress.copyRecordsPerSecond) + ' (source ' + perSecond(topic.progress.sourceRecordsPerSecond) + ')'),
            h('dt', null, 'Lag'), h('dd', null, brief(topic.progress.lagRecords) + ' records, ' + duration(topic.progress.lagSeconds) + ', ' + bytes(topic.progress.lagBytes)),
            h('dt', null, 'ETA'), h('dd', null, topic.progress.eta ?? '-'),
            h('dt', null, 'Limit'), h('dd', null, known(topic.throttleBytesPerSecond) ? bytes(topic.throttleBytesPerSecond) + '/s' : 'none of its own'),
            h('dt', null, 'Wave'), h('dd', null, topic.wave ?? '-'))),
        h(Panel, { id: 'way', title: 'Way and proof' },
          h('dl', { class: 'facts' },
            h('dt', null, 'Offsets'), h('dd', null, topic.offsets ? (topic.offsets === 'IDENTICAL' ? 'identical on both sides' : 'mapped: they differ in some partition') : '-'),
            h('dt', null, 'Passed as they are'), h('dd', null, count(topic.paths?.passed)),
            h('dt', null, 'Merged'), h('dd', null, count(topic.paths?.merged)),
            h('dt', null, 'Rebuilt'), h('dd', null, count(topic.paths?.rebuilt)),
            h('dt', null, 'Padded offsets'), h('dd', null, count(topic.paths?.padded)),
            h('dt', null, 'Proven'), h('dd', null, proof && proof.provenPartitions > 0 ? [percent(proof.coveragePercent) + ', ' + many(proof.mismatches, 'mismatch', 'mismatches') + ', oldest ', h(Age, { at: proof.oldestAt })] : '-')))),
      h(Panel, { id: 'partitions', key: 'partitions', title: many(topic.partitions.length, 'partition') }, h(Partitions, { topic })),
    ]));
}
