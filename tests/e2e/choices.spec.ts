// By two choices a reader makes the set-ups that have a name, and reads what each is.
import { expect, test, type Locator } from '@playwright/test';
import { CompareView, type Side } from './models/compare.model.ts';

const BASE = '?s=base-exchange&a=direct&b=direct';

/** The two selects, at the top of the sheet of a stage. */
async function choicesOf(view: CompareView, side: Side): Promise<{ client: Locator; server: Locator; all: Locator }> {
  await view.more(side).click();
  const all = view.page.getByRole('group', { name: `More switches of ${view.words.stage[side]}` });
  await expect(all.getByRole('region', { name: 'Two choices' })).toBeVisible();
  return { client: all.getByLabel('The client’s side'), server: all.getByLabel('The server’s side'), all };
}

test('two choices make a proxy that opens HTTPS, onion routing, and a delivery network in clear behind', async ({
  page,
}) => {
  const view = new CompareView(page);
  await view.open(BASE);
  await expect(view.modeLine('a')).toContainText('Nothing in between, plain HTTP.');
  const { client, server, all } = await choicesOf(view, 'a');

  await client.selectOption({ label: 'HTTP proxy that opens HTTPS' });
  await expect(view.modeLine('a')).toHaveAttribute('data-mode', 'fwd-tls-intercept');
  await expect(view.modeLine('a')).toContainText('trusts the certificate authority');
  await expect(view.switch('a', 'HTTPS')).toHaveAttribute('aria-checked', 'true');
  await expect(view.arrangement('a', 'Forward')).toBeChecked();
  await expect(view.spoken()).toContainText('With it: HTTPS (on) and Name look-up (by the box).');

  await client.selectOption({ label: 'onion routing (Tor)' });
  await expect(view.modeLine('a')).toHaveAttribute('data-mode', 'tor-https');
  await expect(view.modeLine('a')).toContainText('Three relays of an onion-routed circuit, HTTPS.');

  await server.selectOption({ label: 'delivery network (CDN)' });
  await expect(view.arrangement('a', 'Both')).toBeChecked();
  await expect(view.modeLine('a')).toContainText('Onion routing (Tor) · delivery network (CDN) · HTTPS');
  await client.selectOption({ label: 'direct: nothing' });
  await expect(view.modeLine('a')).toHaveAttribute('data-mode', 'cdn-full');
  await all.getByLabel('TLS ends').selectOption('terminate');
  await expect(view.modeLine('a')).toHaveAttribute('data-mode', 'cdn-flexible');
  await expect(view.modeLine('a')).toContainText('Delivery network, TLS to it, plain HTTP from it to the server.');
  await expect(all.getByLabel('Named set-ups')).toHaveValue('cdn-flexible');

  await client.selectOption({ label: 'oblivious relay (OHTTP)' });
  await expect(view.arrangement('a', 'Forward')).toBeChecked();
  await expect(server).toHaveValue('none');
  await expect(server).toHaveAccessibleDescription(/RFC 9458/);
});

test('a named set-up is one jump away, brings the answer that it is about, and can be undone', async ({ page }) => {
  const view = new CompareView(page, 'zh-CN');
  await view.open(`${BASE}&lang=zh-CN`);
  await view.more('b').click();
  await page.getByLabel('预设的组合').selectOption('rp-cache-misconfigured');
  await expect(view.modeLine('b')).toContainText('带共享缓存的反向代理，私人页面毫无标记');
  await expect.poll(() => new URL(page.url()).searchParams.get('episode')).toBe('unmarked-page');
  await page.getByLabel('两个舞台都在要').selectOption('private-page');
  await expect(view.modeLine('b')).toHaveAttribute('data-mode', 'rp-cache-private-ok');
});

test('from plain HTTP to a tunnel to an opened one: what the proxy reads goes and comes back', async ({ page }) => {
  const view = new CompareView(page);
  await view.open(`${BASE}&t=3000&facts=all`);
  const known = async (...facts: string[]): Promise<string[]> => {
    await view.isReady();
    const cells = await Promise.all(facts.map((fact) => view.cell('a', 'forward_proxy', fact)));
    return Promise.all(cells.map(async (cell) => (await cell.getAttribute('data-value')) ?? ''));
  };
  const FACTS = ['client_ip', 'dest_host', 'url_path', 'response_body', 'user_identity', 'link_ip_content'];
  const { client } = await choicesOf(view, 'a');
  await client.selectOption({ label: 'HTTP proxy' });
  await expect(view.modeLine('a')).toHaveAttribute('data-mode', 'fwd-http-anonymous');
  await expect.poll(() => known(...FACTS)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes']);
  await view.switch('a', 'HTTPS').click();
  await expect(view.modeLine('a')).toHaveAttribute('data-mode', 'fwd-connect');
  await expect.poll(() => known(...FACTS)).toEqual(['yes', 'yes', 'no', 'no', 'no', 'no']);
  // What was pressed stands outside the sheet, so that closed.
  await choicesOf(view, 'a');
  await client.selectOption({ label: 'HTTP proxy that opens HTTPS' });
  await expect(view.modeLine('a')).toHaveAttribute('data-mode', 'fwd-tls-intercept');
  await expect.poll(() => known(...FACTS)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes']);
});
