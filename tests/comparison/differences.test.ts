// The list of differences names what differs and nothing else: cells, lines of messages, switches.
import { describe, expect, it } from 'vitest';
import { differingFacts } from '../../app/a11y/differing-facts.ts';
import { differingLines } from '../../app/comparison/differences/differing-lines.ts';
import { differingSwitches } from '../../app/comparison/differences/differing-switches.ts';
import {
  buildLedger,
  composeScenario,
  FACTS,
  inForce,
  matrixAt,
  MODES,
  simulate,
  type ModeId,
  type Setup,
  type SwitchId,
} from '../../simulations/index.ts';
import { END, SITUATION, setupOf, traceOf } from '../app/base-exchange.ts';

const matrixOf = (setup: Setup) => matrixAt(buildLedger(traceOf(setup)), END, 'run');
const factsBetween = (a: ModeId, b: ModeId) => differingFacts(matrixOf(setupOf(a)), matrixOf(setupOf(b)));
const linesBetween = (a: ModeId, b: ModeId) =>
  differingLines({ a: traceOf(setupOf(a)), b: traceOf(setupOf(b)) }, 1, END);

describe('facts that differ', () => {
  it('are none between a set-up and itself', () => {
    expect(factsBetween('cdn-full', 'cdn-full')).toEqual({ differing: [], lone: [], count: 0 });
  });

  it('between a network that encrypts to the origin and one that does not: those of the back-end link alone', () => {
    const { differing, lone } = factsBetween('cdn-full', 'cdn-flexible');
    expect(differing.map(({ observer }) => observer)).toEqual(['backend_link']);
    expect(lone).toEqual([]);
    const page = differing[0]!.cells.find(({ fact }) => fact === 'url_path');
    expect([page!.a.value, page!.b.value]).toEqual(['no', 'yes']);
    expect(page!.b.evidence.length).toBeGreaterThan(0);
  });

  it('are none where the one does not know what does not apply to the other', () => {
    for (const { id } of MODES) {
      const blank = factsBetween('direct-http', id).differing.flatMap(({ observer, cells }) =>
        cells
          .filter(({ a, b }) => [a, b].every(({ value }) => value === 'no' || value === 'na'))
          .map(({ fact }) => `${id} ${observer} ${fact}`),
      );
      expect(blank).toEqual([]);
    }
  });

  it('count the cells of both stages, and name who stands on one alone', () => {
    const { differing, lone, count } = factsBetween('direct-http', 'fwd-http-elite');
    expect(count).toBe(differing.reduce((sum, { cells }) => sum + cells.length, 0));
    expect(lone.map(({ observer, side }) => [observer, side])).toEqual([['forward_proxy', 'b']]);
    const { cells } = matrixOf(setupOf('fwd-http-elite'));
    expect(lone[0]!.known).toEqual(FACTS.filter((fact) => cells['forward_proxy']![fact].value === 'yes'));
    expect(lone[0]!.known).toContain('client_ip');
    expect(FACTS).toEqual(expect.arrayContaining([...lone[0]!.known]));
  });
});

describe('message lines that differ', () => {
  it('are those of one box and not of the other', () => {
    expect(linesBetween('fwd-http-elite', 'fwd-http-elite')).toEqual([]);
    const lines = linesBetween('fwd-http-elite', 'fwd-http-anonymous');
    expect(lines.map(({ side, edit, kind }) => `${side} ${kind} ${edit.change} ${edit.line}`)).toEqual([
      'b request added Via',
      'b response added Via',
    ]);
    const { records } = traceOf(setupOf('fwd-http-anonymous'));
    for (const { sent, node, edit } of lines) {
      const went = records[sent!];
      expect(went).toMatchObject({ kind: 'message.sent', from: node });
      // It is the message with that line in it.
      expect(JSON.stringify(went)).toContain(JSON.stringify(edit.after));
    }
  });

  it('are shown where they went, with the handshakes of the box before them', () => {
    const lines = linesBetween('direct-https', 'rp-tls-reencrypt');
    const { records } = traceOf(setupOf('rp-tls-reencrypt'));
    expect(lines.length).toBeGreaterThan(0);
    for (const { sent, edit } of lines.filter((line) => line.edit.after !== null && line.edit.line !== 'start-line'))
      expect(JSON.stringify(records[sent!])).toContain(JSON.stringify(edit.after));
  });

  it('are none where the line is the same in the end, whatever it was', () => {
    const trace = traceOf(setupOf('fwd-http-anonymous'));
    const otherBefore = {
      ...trace,
      records: trace.records.map((record) =>
        record.kind === 'message.rewritten'
          ? { ...record, edits: record.edits.map((edit) => ({ ...edit, before: 'something else' })) }
          : record,
      ),
    };
    expect(differingLines({ a: trace, b: otherBefore }, 1, END)).toEqual([]);
  });

  it('are one for one: a line that one stage has twice and the other once differs once', () => {
    const trace = traceOf(setupOf('fwd-http-anonymous'));
    const twice = {
      ...trace,
      records: trace.records.map((record) =>
        record.kind === 'message.rewritten'
          ? { ...record, edits: record.edits.flatMap((edit) => [edit, edit]) }
          : record,
      ),
    };
    const once = trace.records.flatMap((record) => (record.kind === 'message.rewritten' ? record.edits : []));
    expect(differingLines({ a: twice, b: trace }, 1, END).map(({ edit }) => edit)).toEqual(once);
  });
});

describe('switches that differ', () => {
  it('are the one that was thrown', () => {
    expect(differingSwitches(setupOf('cdn-full'), setupOf('cdn-flexible'))).toEqual(['gatewayTls']);
    expect(differingSwitches(setupOf('vpn-https'), setupOf('vpn-https'))).toEqual([]);
  });

  it('leave out what a box that is on neither stage would do', () => {
    const direct = setupOf('direct-http');
    expect(
      differingSwitches(direct, { ...direct, proxyVia: !direct.proxyVia, gatewayCache: !direct.gatewayCache }),
    ).toEqual([]);
    expect(differingSwitches(direct, { ...direct, serverSide: 'gateway', gatewayTls: 'none' })).toContain('serverSide');
  });

  it('do not put down to a box what it was told to do besides', () => {
    const forward: Setup = { ...setupOf('direct-http'), clientSide: 'explicit-proxy' };
    expect(differingSwitches(setupOf('direct-http'), forward)).toEqual(['clientSide']);
    expect(differingSwitches(setupOf('direct-http'), { ...forward, proxyCache: true })).toEqual([
      'clientSide',
      'proxyCache',
    ]);
    expect(differingSwitches({ ...forward, proxyCache: true }, setupOf('direct-http'))).toEqual([
      'clientSide',
      'proxyCache',
    ]);
    // Whoever asks obliviously goes by no gateway, but a gateway there was.
    expect(differingSwitches(setupOf('ohttp-identified'), setupOf('rp-cache-hit'))).toEqual(
      expect.arrayContaining(['clientSide', 'serverSide', 'gatewayCache']),
    );
  });

  it('name those too that only count once another is thrown', () => {
    expect(differingSwitches(setupOf('fwd-connect-tls'), setupOf('vpn-https-dns-leak')).length).toBeGreaterThan(1);
    expect(differingSwitches(setupOf('rp-tls-terminate'), setupOf('rp-tls-passthrough-proxyproto'))).toEqual(
      expect.arrayContaining(['gatewayTls', 'gatewayProxyLine']),
    );
  });

  it('make one of any two modes into the other when they are thrown, a single one from either side', () => {
    const fingerprints = new Map<string, string>();
    const told = (setup: Setup): string => {
      const scenario = composeScenario(SITUATION, setup);
      const key = JSON.stringify(scenario);
      const known =
        fingerprints.get(key) ?? JSON.stringify(matrixAt(buildLedger(simulate(scenario).trace), END, 'run'));
      fingerprints.set(key, known);
      return known;
    };
    const apply = (from: Setup, to: Setup, ids: readonly SwitchId[]): Setup => ({
      ...from,
      ...Object.fromEntries(ids.map((id) => [id, inForce(to)[id]])),
    });
    const wrong = MODES.flatMap((a) =>
      MODES.filter((b) => a.id < b.id).flatMap((b) => {
        const ids = differingSwitches(a.setup, b.setup);
        const isMade = (from: Setup, to: Setup): boolean => told(apply(from, to, ids)) === told(to);
        const made = [isMade(a.setup, b.setup), isMade(b.setup, a.setup)];
        return (ids.length === 1 ? !made.includes(false) : made.includes(true))
          ? []
          : [`${a.id} ${b.id}: ${ids.join(' ')}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
