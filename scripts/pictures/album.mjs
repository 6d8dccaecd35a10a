// The page by which the pictures are leafed through: a row for each state, a column for each look, faults in red.
/** @typedef {import('./looks.mjs').Picture} Picture */

/** @param {string} text */
const plain = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** @param {Picture} picture */
const figure = ({ file, width, lang, theme, side, query, faults }) => `<figure>
<a href="${plain(file)}"><img src="${plain(file)}" alt="" loading="lazy" width="${width > 1000 ? 480 : width > 600 ? 300 : 180}"></a>
<figcaption>${width} px, ${lang}, ${theme}${side === 'both' ? '' : `, stage ${side.toUpperCase()}`}
<code>${plain(query)}</code>
${faults.map((fault) => `<strong>${plain(fault)}</strong>`).join('\n')}</figcaption></figure>`;

/**
 * @param {readonly Picture[]} pictures
 * @returns {string}
 */
export function albumOf(pictures) {
  const states = [...new Set(pictures.map(({ name, place }) => `${name} ${String(place)}`))];
  const rows = states.map((state) => {
    const own = pictures.filter(({ name, place }) => `${name} ${String(place)}` === state);
    const [{ name, place, of, atMs } = { name: '', place: 0, of: 0, atMs: 0 }] = own;
    const title = `${name} at ${atMs} ms (${place} of ${of})`;
    return `<section><h2>${plain(title)}</h2>\n${own.map(figure).join('\n')}</section>`;
  });
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Picture book</title>
<style>
body { font: 14px/1.4 system-ui, sans-serif; margin: 1rem; color: #222; background: #eee; }
section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; border-top: 1px solid #999; margin-top: 1rem; }
h2 { flex: 1 0 100%; font-size: 1rem; margin: .5rem 0 0; }
figure { margin: 0; } figcaption { max-width: 30rem; font-size: 12px; } code, strong { display: block; overflow-wrap: anywhere; } strong { color: #a00; }
</style>
<h1>${pictures.length} pictures, ${pictures.filter(({ faults }) => faults.length > 0).length} with faults</h1>
${rows.join('\n')}
</html>
`;
}
