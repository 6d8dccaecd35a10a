// What a difference means, for those who do not see its sign, in English.
export const verdicts = { good: 'better', bad: 'worse' };
