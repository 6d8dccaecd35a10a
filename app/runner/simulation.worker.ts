// The simulation's own thread: hears a request, answers with a result.
export {};
