// Status codes and their reason phrases (RFC 9110 §15; those of RFC 6585 where noted).

const REASONS: Readonly<Record<number, string>> = {
  100: 'Continue',
  101: 'Switching Protocols',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  305: 'Use Proxy',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  426: 'Upgrade Required',
  428: 'Precondition Required', // RFC 6585 §3
  429: 'Too Many Requests', // RFC 6585 §4
  431: 'Request Header Fields Too Large', // RFC 6585 §5
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  511: 'Network Authentication Required', // RFC 6585 §6
};

/** The usual reason phrase; empty for a code without one, which RFC 9112 §4 allows. */
export const statusReason = (status: number): string => REASONS[status] ?? '';

export type StatusClass = 'informational' | 'successful' | 'redirection' | 'client-error' | 'server-error';

const CLASSES: readonly StatusClass[] = ['informational', 'successful', 'redirection', 'client-error', 'server-error'];

/** By the first digit (RFC 9110 §15); a code out of range is taken as a server error. */
export const statusClass = (status: number): StatusClass => CLASSES[Math.floor(status / 100) - 1] ?? 'server-error';

/** Whether this response ends the exchange (RFC 9110 §15.2: informational ones do not). */
export const isFinal = (status: number): boolean => status >= 200;
