// The mean sojourn time when each customer joins the shorter of two queues, from the balance equations of the chain itself.

/** Customers in the shorter queue and by how many the longer one exceeds it are cut off here: beyond lies less than 10⁻¹² of the time. */
const SHORTEST = 60;
const DIFFERENCES = 60;

/**
 * Poisson arrivals at `rate`, two servers of rate 1, a queue each; state (m, d): m at the shorter queue, m + d at the other. The balance
 * equations (Adan, Wessels, Zijm, "Analysis of the symmetric shortest queue problem", Stochastic Models 6, 1990, §2; they have no
 * closed solution in elementary functions) are solved by Gauss–Seidel sweeps; W = L / λ.
 *
 * Into (m, d):
 *   an arrival joins the shorter: from (m − 1, d + 1), both being told apart, d + 1 ≥ 1; from (m, 0) to (m, 1) where they are equal;
 *   a departure from the longer: from (m, d + 1); from the shorter: from (m + 1, d − 1); from either of two equals, rate 2: (m + 1, 0) → (m, 1).
 */
export function shortestOfTwo(rate: number): number {
  const p = Array.from({ length: SHORTEST + 1 }, () => new Float64Array(DIFFERENCES + 1).fill(1));
  const at = (m: number, d: number): number => (m < 0 || d < 0 ? 0 : (p[m]?.[d] ?? 0));
  const flowIn = (m: number, d: number): number => {
    let flow = rate * at(m - 1, d + 1); // the shorter grows; d + 1 ≥ 1 always
    if (d === 1) flow += rate * at(m, 0); // one of two equals grows
    flow += at(m, d + 1); // the longer shrinks
    if (d === 1) flow += 2 * at(m + 1, 0); // one of two equals shrinks
    if (d >= 2) flow += at(m + 1, d - 1); // the shorter shrinks
    return flow;
  };
  const rateOut = (m: number, d: number): number => rate + (m > 0 ? 1 : 0) + (m + d > 0 ? 1 : 0);
  for (let sweep = 0; sweep < 4000; sweep += 1) {
    let moved = 0;
    for (let m = 0; m <= SHORTEST; m += 1) {
      for (let d = 0; d <= DIFFERENCES; d += 1) {
        const next = flowIn(m, d) / rateOut(m, d);
        moved = Math.max(moved, Math.abs(next - at(m, d)));
        p[m]![d] = next;
      }
    }
    const total = p.reduce((sum, row) => row.reduce((all, value) => all + value, sum), 0);
    for (const row of p) row.forEach((value, d) => (row[d] = value / total));
    if (moved < 1e-14) break;
  }
  let present = 0;
  p.forEach((row, m) => {
    row.forEach((value, d) => {
      present += value * (2 * m + d);
    });
  });
  return present / rate;
}
