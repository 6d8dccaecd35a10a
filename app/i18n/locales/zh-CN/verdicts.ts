// 差异说明了什么（给看不到符号的读者）。
export const verdicts = { good: '更好', bad: '更差' };
