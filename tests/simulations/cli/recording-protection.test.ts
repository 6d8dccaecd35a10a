// Topic protection: the published recordings but for products that are not modelled, and that a changed word changes the verdict.
import { describe, expect, it } from 'vitest';
import { notPassing, publishedFile, verdictOnChanged, verdictsOf } from './published.ts';

const file = publishedFile('protection');

describe('the recordings of protection', () => {
  it('come out as recorded, save those of Apache and tinyproxy', () => {
    const rest = Object.values(notPassing(verdictsOf(file)));
    expect(rest.filter((why) => !/^unsupported: (?:product: "apache"|steps in words)/u.test(why))).toEqual([]);
  });

  it.each([
    ['pr-limit-burst4-delay', ['limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s;', 'limit_req zone=z burst=3']],
    ['pr-limit-status-429', ['limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s;', 'limit_req zone=z']],
    ['pr-nginx-deny', ['allow 127.0.0.0/8', 'deny 127.0.0.66']],
    ['pr-nginx-body-413', ['client_max_body_size 2k']],
    ['pr-slow-upload-haproxy-defaults', ['option http-buffer-request']],
    ['pr-slow-reader-nginx-proxy-buffering-on-default-', ['proxy_buffering off']],
    ['pr-squid-dstdomain', ['acl bad dstdomain bad.test', 'http_access deny bad', 'http_access allow all']],
  ])('%s fails with other words', (id, directives) => {
    const verdict = verdictOnChanged(file, id, (filed) => ({ setup: { ...filed.setup, directives } }));
    expect(verdict.result).toBe('fail');
  });
});
