// What axe finds on the page as it stands: WCAG 2.0 to 2.2, A and AA, and best practice.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @typedef {{ id: string, nodes: readonly { target: readonly string[], failureSummary: string }[] }} Violation */

/**
 * Violations, each with the places where it occurs. The policy of the page stays in force.
 * @param {import('playwright').Page} page
 * @returns {Promise<readonly string[]>}
 */
export async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async (tags) => {
    /** @type {{ axe: { run: (context: Document, options: object) => Promise<{ violations: Violation[] }> } }} */
    const { axe } = /** @type {any} */ (window);
    // Frames of the page's own are opened as views of their own.
    const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], iframes: false };
    return (await axe.run(document, options)).violations;
  }, RULES);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n').slice(0, 3).join(' ')}`,
    ),
  );
}
