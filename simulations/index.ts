// The front door: all that the page, the command line and the tests may ask of the simulator.
export * from './kernel/time.ts';
export * from './http/message.ts';
export type * from './http/edit.ts';
export * from './wire/address.ts';
export * from './wire/payload.ts';
export * from './wire/visibility.ts';
export type * from './trace/header.ts';
export type * from './trace/record.ts';
export * from './trace/trace.ts';
export type * from './scenario/scenario.ts';
export type * from './workload/intent.ts';
