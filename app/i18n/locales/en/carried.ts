// What a box carries for others, in English.
export const carried = {
  between: 'Carries between',
  pair: (near: string, far: string) => `${near} and ${far}`,
  messages: 'messages',
  bytes: 'octets',
  closed: 'closed to it',
};
