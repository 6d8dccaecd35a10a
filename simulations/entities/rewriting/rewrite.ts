// One message made of another: the start line by the settings, the field lines by their rules, and the account of both.
import type { Edit, Rewritten } from '../../http/edit.ts';
import type { Fields, Message, Request, Response } from '../../http/message.ts';
import { startLine } from '../../http/message.ts';
import type { FieldRule, RewritingSettings } from '../../http/rewriting-settings.ts';
import { statusReason } from '../../http/status.ts';
import type { RewritingContext, Surroundings } from './context.ts';
import { draftOf, editsOf, fieldsOf } from './draft.ts';
import { carryOut } from './field-rules.ts';

/** The field lines of `message` after all rules, with the edits that they made. */
function rewriteFields(
  message: Message,
  rules: readonly FieldRule[],
  settings: RewritingSettings,
  surroundings: Surroundings,
): { readonly fields: Message['fields']; readonly edits: readonly Edit[] } {
  const draft = draftOf(message.fields);
  const reading = { settings, surroundings, message, current: () => draft.lines };
  for (const rule of rules) carryOut(rule, draft, reading);
  const { source } = settings;
  return {
    fields: fieldsOf(draft),
    edits: editsOf(draft, { reason: 'order-own', source }, { reason: 'name-case', source }),
  };
}

function startLineEdit(before: Message, after: Message, reason: Edit['reason'], source: string): Edit {
  return { change: 'changed', line: 'start-line', before: startLine(before), after: startLine(after), reason, source };
}

// RFC 9110 §6.2: an intermediary speaks its own version, whatever it was spoken to in; the profiles that do otherwise say so.
const VERSION_SOURCE = 'RFC 9110 §6.2';

/** The request-target for the next hop, and the rule or product that asks for it. */
export interface NewTarget {
  readonly target: string;
  readonly source: string;
}

/** `targetFor` is asked when the field lines are done: some products let a new Host tell in the target. */
export function rewriteRequest(
  received: Request,
  targetFor: (fields: Fields) => NewTarget,
  settings: RewritingSettings,
  context: RewritingContext,
): Rewritten<Request> {
  if (settings.carries === 'bytes') return { message: received, edits: [] };
  const surroundings = { context, request: received, page: null };
  const { fields, edits } = rewriteFields(received, settings.request.rules, settings, surroundings);
  const { target, source } = targetFor(fields);
  const { kind, method, content } = received;
  const version = settings.request.version ?? received.version;
  const message: Request = { kind, method, target, version, fields, content };
  const named = target === received.target ? received : { ...received, target };
  const first: Edit[] = [];
  if (named !== received) first.push(startLineEdit(received, named, 'target-form', source));
  if (version !== received.version) first.push(startLineEdit(named, message, 'version-own', VERSION_SOURCE));
  return { message, edits: [...first, ...edits] };
}

function phraseFor({ status, reason }: Response, { response }: RewritingSettings): string {
  const { phrase, unknownPhrase } = response;
  const usual = statusReason(status) || unknownPhrase;
  if (phrase === 'usual') return usual ?? reason;
  return reason === '' && unknownPhrase !== undefined ? (usual ?? '') : reason;
}

export function rewriteResponse(
  received: Response,
  request: Request,
  settings: RewritingSettings,
  context: RewritingContext,
): Rewritten<Response> {
  if (settings.carries === 'bytes') return { message: received, edits: [] };
  const surroundings = { context, request, page: null };
  const { rules } = settings.response;
  const { fields, edits } = rewriteFields(received, rules, settings, surroundings);
  const { kind, status, content } = received;
  const reason = phraseFor(received, settings);
  const version = settings.response.version ?? received.version;
  const message: Response = { kind, version, status, reason, fields, content };
  const worded = reason === received.reason ? received : { ...received, reason };
  const first: Edit[] = [];
  if (worded !== received) first.push(startLineEdit(received, worded, 'product-added', settings.source));
  if (version !== received.version) first.push(startLineEdit(worded, message, 'version-own', VERSION_SOURCE));
  return { message, edits: [...first, ...edits] };
}
