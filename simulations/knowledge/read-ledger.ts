// Reading a finished ledger: apart from its making, so that whoever only reads one need not load the making.
import type { Instant } from '../kernel/time.ts';
import type { ExchangeId } from '../trace/record.ts';
import type { Account } from './account.ts';
import type { Ledger } from './ledger.ts';
import { unpackAccount } from './pack.ts';

/**
 * The account of one exchange.
 * Errors: RangeError when the ledger has no such exchange.
 */
export function accountFor(ledger: Ledger, exchange: ExchangeId): Account {
  const packed = ledger.accounts.find((account) => account.exchange === exchange);
  if (!packed) throw new RangeError(`no exchange ${exchange} in the ledger`);
  return unpackAccount(ledger.findings, packed);
}

/** Every instant at which some cell of some exchange first changes, in order, each once: the marks of a timeline. */
export const evidenceInstants = (ledger: Ledger): Instant[] => [...ledger.run.instants];
