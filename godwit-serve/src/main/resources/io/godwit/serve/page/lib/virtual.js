// A table of which only the rows in sight are in the page, so that 5,000 scroll as 20 do.

import { h, Component } from '/vendor/preact.js';

const ROW = 36;
const MARGIN = 10;

export class VirtualTable extends Component {
  state = { top: 0, height: 600 };

  componentDidMount() {
    this.measure();
    this.observer = new ResizeObserver(() => this.measure());
    this.observer.observe(this.box);
  }

  componentWillUnmount() {
    this.observer.disconnect();
  }

  measure() {
    if (this.box && this.box.clientHeight !== this.state.height) this.setState({ height: this.box.clientHeight });
  }

  scrolled = () => {
    const top = this.box.scrollTop;
    if (Math.abs(top - this.state.top) >= ROW) this.setState({ top });
  };

  render({ rows, columns, label, keyOf, sort, onSort, empty }, { top, height }) {
    const first = Math.max(0, Math.floor(top / ROW) - MARGIN);
    const last = Math.min(rows.length, Math.ceil((top + height) / ROW) + MARGIN);
    const grid = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
    return h('div', { class: 'vtable', role: 'table', 'aria-label': label, 'aria-rowcount': rows.length + 1 },
      h('div', { role: 'rowgroup', class: 'vhead' },
        h('div', { role: 'row', class: 'vrow', style: grid, 'aria-rowindex': 1 },
          columns.map((column) => h('div', {
            role: 'columnheader', class: column.numeric ? 'numeric' : '',
            'aria-sort': sort?.key === column.key ? (sort.down ? 'descending' : 'ascending') : undefined,
          }, column.sortable
            ? h('button', { type: 'button', class: 'sort', onClick: () => onSort(column.key) }, column.title,
              h('span', { 'aria-hidden': 'true' }, sort?.key === column.key ? (sort.down ? ' ↓' : ' ↑') : ''))
            : column.title)))),
      h('div', { role: 'rowgroup', class: 'vbody', ref: (element) => { this.box = element; }, onScroll: this.scrolled, tabIndex: 0, 'aria-label': label + ', rows' },
        rows.length === 0
          ? h('div', { role: 'row' }, h('div', { role: 'cell', class: 'empty' }, empty))
          : h('div', { role: 'presentation', style: { height: rows.length * ROW + 'px', position: 'relative' } },
            rows.slice(first, last).map((row, index) => h('div', {
              role: 'row', key: keyOf(row), class: 'vrow', 'aria-rowindex': first + index + 2,
              style: { ...grid, position: 'absolute', top: (first + index) * ROW + 'px', left: 0, right: 0, height: ROW + 'px' },
            }, columns.map((column) => h('div', { role: 'cell', class: column.numeric ? 'numeric' : '' }, column.cell(row))))))));
  }
}
