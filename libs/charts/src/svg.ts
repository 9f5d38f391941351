import type { Ink, Mark, Scene } from './scene.js';

/** The one palette, for screen and paper: dark enough to be told apart in grey print. */
export const INK_COLOURS: Readonly<Record<Ink, string>> = {
  ink: '#1b1f24',
  quiet: '#57606a',
  rule: '#d0d7de',
  accent: '#155e75',
  soft: '#8db7c4',
  pale: '#e3edf0',
  paper: '#ffffff',
};

/** A scene as SVG text, with its title and description for screen readers. `id` must be unique in the page. */
export function sceneToSvg({ width, height, title, description, marks }: Scene, id: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" role="img"`,
    ` aria-labelledby="${id}-title ${id}-description" font-family="inherit">`,
    `<title id="${id}-title">${escape(title)}</title><desc id="${id}-description">${escape(description)}</desc>`,
    ...marks.map(markToSvg),
    '</svg>',
  ].join('');
}

function markToSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'line':
      return `<line x1="${n(mark.x1)}" y1="${n(mark.y1)}" x2="${n(mark.x2)}" y2="${n(mark.y2)}" stroke="${INK_COLOURS[mark.ink]}" stroke-width="${n(mark.width)}"${mark.dashed ? ' stroke-dasharray="3 3"' : ''}/>`;
    case 'rect':
      return `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" fill="${INK_COLOURS[mark.fill]}"${mark.stroke ? ` stroke="${INK_COLOURS[mark.stroke]}"` : ''}/>`;
    case 'circle':
      return `<circle cx="${n(mark.x)}" cy="${n(mark.y)}" r="${n(mark.r)}" fill="${INK_COLOURS[mark.fill]}" stroke="${INK_COLOURS[mark.stroke]}"/>`;
    case 'polygon':
      return `<polygon points="${mark.points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${INK_COLOURS[mark.fill]}"${mark.stroke ? ` stroke="${INK_COLOURS[mark.stroke]}"` : ''}/>`;
    case 'text':
      return `<text x="${n(mark.x)}" y="${n(mark.y)}" font-size="${n(mark.size)}" font-weight="${mark.weight === 'bold' ? '700' : '400'}" text-anchor="${mark.anchor}" fill="${INK_COLOURS[mark.ink]}">${escape(mark.text)}</text>`;
  }
}

const n = (value: number): string => String(Math.round(value * 100) / 100);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
