// What one stage's observers know and the other's do not, in sentences: one for each cell that the list of differences names.
import { contrastedWords } from '../i18n/held-words.ts';
import type { AllMessages } from '../i18n/messages.ts';
import { SIDES } from '../state/side.ts';
import type { DifferingFacts } from './differing-facts.ts';
import type { NamesOfBoth } from './observer-names.ts';

/** A line for each fact of each observer of both stages that is held otherwise; then a line for each stage that has observers of its own. */
export function differencesIn(
  { differing, lone }: DifferingFacts,
  names: NamesOfBoth,
  words: AllMessages,
): readonly string[] {
  const { facts, described, ui } = words;
  const cells = differing.flatMap(({ cells }) =>
    cells.map(({ observer, fact, a, b }) => {
      const held = contrastedWords(facts, a, b, names);
      return described.differs(
        names.shared(observer),
        facts.facts[fact],
        described.onStage(ui.stage.a, held.a),
        described.onStage(ui.stage.b, held.b),
      );
    }),
  );
  const alone = SIDES.flatMap((side) => {
    const there = lone.filter((one) => one.side === side);
    return there.length === 0
      ? []
      : [
          described.alone(
            ui.stage[side],
            there.map(({ observer }) => names[side](observer)),
          ),
        ];
  });
  const lines = [...cells, ...alone];
  return lines.length === 0 ? [described.nothingDiffers] : lines;
}
