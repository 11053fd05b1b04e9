// Lines over time as SVG: what is not known leaves a gap.

import { h, Component } from '/vendor/preact.js';
import { tick } from '/lib/format.js';

const HEIGHT = 190;
const LEFT = 64;
const BOTTOM = 22;
const TOP = 10;

/** A round number above the largest value. */
function ceiling(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= value);
}

/** Line segments; a new one after each gap. */
function path(samples, value, x, y) {
  let d = '';
  let open = false;
  for (const sample of samples) {
    const v = value(sample);
    if (v === undefined || v === null) {
      open = false;
    } else {
      d += (open ? 'L' : 'M') + x(sample).toFixed(1) + ' ' + y(v).toFixed(1) + (open ? '' : 'h0.1');
      open = true;
    }
  }
  return d;
}

export class Chart extends Component {
  state = { width: 800, at: undefined };

  componentDidMount() {
    this.observer = new ResizeObserver(([entry]) => {
      const width = Math.max(280, Math.floor(entry.contentRect.width));
      if (width !== this.state.width) this.setState({ width });
    });
    this.observer.observe(this.box);
  }

  componentWillUnmount() {
    this.observer.disconnect();
  }

  move = (event) => {
    const box = this.box.getBoundingClientRect();
    this.setState({ at: event.clientX - box.left });
  };

  render({ samples, series, spanSeconds, format, label }, { width, at }) {
    const end = Date.now();
    // As long as there is less than that to show, the axis begins with what there is.
    const oldest = samples.length > 0 ? Date.parse(samples[0].at) : end;
    const begin = Math.max(end - spanSeconds * 1000, Math.min(oldest, end - 120_000));
    const most = ceiling(Math.max(0, ...samples.flatMap((sample) => series.map((line) => line.value(sample) ?? 0))));
    const inner = width - LEFT - 8;
    const x = (sample) => LEFT + ((Date.parse(sample.at) - begin) / (end - begin)) * inner;
    const y = (value) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
    const shown = samples.filter((sample) => Date.parse(sample.at) >= begin);
    const near = at === undefined || shown.length === 0 ? undefined
      : shown.reduce((best, sample) => (Math.abs(x(sample) - at) < Math.abs(x(best) - at) ? sample : best));
    const latest = shown.at(-1);
    const spoken = label + ': ' + (latest ? series.map((line) => line.title + ' ' + format(line.value(latest))).join(', ') : 'nothing is known yet');
    return h('div', { class: 'chart', ref: (element) => { this.box = element; } },
      h('svg', { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': spoken, onMouseMove: this.move, onMouseLeave: () => this.setState({ at: undefined }) },
        [0, 0.5, 1].map((part) => h('g', { key: part },
          h('line', { class: 'grid', x1: LEFT, x2: width - 8, y1: y(most * part), y2: y(most * part) }),
          h('text', { class: 'tick', x: LEFT - 8, y: y(most * part) + 4, 'text-anchor': 'end' }, format(most * part)))),
        [0, 0.25, 0.5, 0.75, 1].map((part) => h('text', { key: part, class: 'tick', x: LEFT + inner * part, y: HEIGHT - 6, 'text-anchor': part === 0 ? 'start' : part === 1 ? 'end' : 'middle' }, tick(begin + (end - begin) * part, end - begin))),
        series.map((line) => h('path', { key: line.title, class: 'line ' + line.style, d: path(shown, line.value, x, y) })),
        near && h('line', { class: 'cursor', x1: x(near), x2: x(near), y1: TOP, y2: HEIGHT - BOTTOM })),
      h('p', { class: 'legend' },
        series.map((line) => h('span', { key: line.title },
          h('svg', { width: 22, height: 8, 'aria-hidden': 'true' }, h('line', { class: 'line ' + line.style, x1: 0, x2: 22, y1: 4, y2: 4 })),
          ' ' + line.title + ' ', h('strong', null, near ?? latest ? format(line.value(near ?? latest)) : '-'))),
        near && h('span', { class: 'muted' }, tick(Date.parse(near.at), end - begin))));
  }
}
