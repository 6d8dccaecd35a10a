// The two kinds of layer rule, each with its reason in words.

/** @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule */

/**
 * A room that may see only what is listed.
 * @param {string} name
 * @param {string} from
 * @param {string[]} allowed
 * @param {string} comment why
 * @param {{ fromNot?: string, to?: object }} [more]
 * @returns {Rule}
 */
export const only = (name, from, allowed, comment, more = {}) => ({
  name: `${name}-sees-only`,
  severity: 'error',
  comment,
  from: { path: from, ...(more.fromNot === undefined ? {} : { pathNot: more.fromNot }) },
  to: { pathNot: allowed, ...more.to },
});

/**
 * @param {string} name
 * @param {object} from
 * @param {object} to
 * @param {string} comment why
 * @returns {Rule}
 */
export const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
