// How a browser may refuse a page its background threads; each is run in the page before anything of it.

export const FAILURES = {
  'throws at once': () => {
    Object.assign(window, {
      Worker: function Worker() {
        throw new Error('no threads today');
      },
    });
  },
  'fails after it was made': () => {
    Object.assign(window, {
      Worker: class extends EventTarget {
        onerror: ((event: ErrorEvent) => void) | null = null;
        terminate(): void {
          this.onerror = null;
        }
        postMessage(): void {
          queueMicrotask(() => this.onerror?.(new ErrorEvent('error', { message: 'no threads today' })));
        }
      },
    });
  },
} as const;
