// The help sheet, in English.

export const help = {
  about:
    'Both stages serve the same requests at the same instants. Every cell, parcel and number is worked out from the messages of the run; nothing is painted by hand.',
  keysTitle: 'Keys',
  keysOn: 'Keys are on',
  keys: {
    play: 'Play or pause',
    forward: 'Next event',
    back: 'Event before',
    forwardHop: 'Next hop: a message leaves or arrives',
    backHop: 'Hop before',
    forwardExchange: 'Next request',
    backExchange: 'Request before',
    send: 'Send one request',
    lens: 'See as the next party',
    undo: 'Take the last click back',
    help: 'This help',
  },
  keysNote:
    'Keys work while the focus is in the page and not in a field. Everything is reachable with Tab, Enter and arrow keys as well.',
  paceTitle: 'The pace',
  pace: 'At 1× a tenth of a second of the network takes one second while messages are under way; silence passes ten times as fast.',
};
