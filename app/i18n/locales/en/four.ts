// The four differences that are commonly named, in English.
export const four = {
  title: 'Differences that are often named, measured here',
  about: 'What is measured is read off the two runs on this page, up to the clock.',
  claims: {
    object: {
      name: 'Whose requests it handles',
      said: 'A reverse proxy is said to handle requests that come from the server.',
      fails: 'Here the gateway asks its own servers if they are well: then the box is the client.',
    },
    location: {
      name: 'Where it stands',
      said: 'A forward proxy is said to stand with the client, a reverse proxy with the server.',
      fails:
        'Here one box is on the client’s own machine, the other is another company’s: the place differs, the role does not.',
    },
    'protects-servers': {
      name: 'Security, server side',
      said: 'A reverse proxy is said to protect the servers behind it.',
      fails: 'Here it ends the encryption, and one more party reads everything.',
    },
    'protects-clients': {
      name: 'Security, client side',
      said: 'A forward proxy is said to protect the client.',
      fails: 'Here the device trusts the proxy’s authority, and the proxy reads what was encrypted.',
    },
    'speeds-up': {
      name: 'Performance, reverse',
      said: 'A reverse proxy is said to speed things up.',
      fails: 'Here it keeps nothing, and its hop costs a little.',
    },
    'slows-down': {
      name: 'Performance, forward',
      said: 'A forward proxy is said to slow things down.',
      fails: 'Here people share its copies, and fewer requests cross the Internet.',
    },
  },
  measures: {
    begunByClients: 'requests begun by clients',
    begunByServers: 'requests begun by servers',
    begunByBoxes: 'requests begun by boxes',
    toldClients: 'clients told to use a box',
    ledByName: 'clients led to a box by the site’s name',
    knowOrigin: 'parties outside that read the origin’s address',
    addressAndSite: 'parties holding address + site',
    addressAndContent: 'parties holding address + content',
    originRequests: 'requests at origins',
    latencyMedian: 'median latency',
    transitBytes: 'bytes in transit',
  },
  showMe: 'Show me',
  butAlso: 'And where it fails',
  /** Names of the two buttons, for whoever hears them out of their row. */
  showOf: (claim: string) => `Show me: ${claim}`,
  failOf: (claim: string) => `And where it fails: ${claim}`,
  opened: (claim: string) => `Opened for: ${claim}. Back returns to your own set-ups.`,
  measure: 'Measured',
};
