import { MAILBOX_RULES } from '../../../functions/lib/people/mailbox-rules';
import { domainOf, mailboxOf, normalisedAddress } from '../../../functions/lib/people/mailbox';

describe('A mailbox', () => {
  it.each([
    // Case, space, plus parts: everywhere.
    ['Ada@Example.com ', 'ada@example.com'],
    ['ada+votes@example.com', 'ada@example.com'],
    ['ada+a+b@example.org.', 'ada@example.org'],
    ['"ada"@example.com', 'ada@example.com'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    // Gmail: dots, plus, its other name.
    ['a.d.a+x@gmail.com', 'ada@gmail.com'],
    ['A.Da@GoogleMail.com', 'ada@gmail.com'],
    // Outlook and its other names: plus only, and each domain for itself.
    ['ada+x@outlook.de', 'ada@outlook.de'],
    ['ada.b+x@hotmail.co.uk', 'ada.b@hotmail.co.uk'],
    // iCloud, Fastmail, Proton, Yahoo, Yandex.
    ['ada+x@me.com', 'ada@icloud.com'],
    ['ada@mac.com', 'ada@icloud.com'],
    ['ada+x@fastmail.fm', 'ada@fastmail.fm'],
    ['votes@ada.fastmail.com', 'ada@fastmail.com'],
    ['votes@ada.fastmail.fm', 'ada@fastmail.fm'],
    ['a.d-a_+x@pm.me', 'ada@proton.me'],
    ['ada@protonmail.com', 'ada@proton.me'],
    ['nick-shopping@yahoo.com', 'nick@yahoo.com'],
    ['a.da+x@ya.ru', 'a-da@yandex.ru'],
  ])('has one spelling: %s is %s', (address, spelling) => {
    expect(normalisedAddress(address)).toBe(spelling);
    expect(normalisedAddress(spelling)).toBe(spelling);
  });

  it.each([
    ['a.da@example.com', 'ada@example.com'],
    ['a.da@outlook.com', 'ada@outlook.com'],
    ['ada@outlook.com', 'ada@hotmail.com'],
    ['a-da@yandex.ru', 'ada@yandex.ru'],
    ['votes@ada.fastmail.fm', 'ada@fastmail.com'],
    ['ada-x@example.com', 'ada@example.com'],
    ['ada@gmail.com', 'ada@example.com'],
    ['+ada@example.com', '+bob@example.com'],
  ])('is not that of somebody else: %s, %s', (one, other) => {
    expect(normalisedAddress(one)).not.toBe(normalisedAddress(other));
  });

  it('is kept as a hash that takes the key, beside the domain as it is written', () => {
    const mailbox = mailboxOf('A.da+x@GoogleMail.com', 'key');

    expect(mailbox).toEqual({
      person: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      domain: 'googlemail.com',
    });
    expect(mailboxOf('ada@gmail.com', 'key').person).toBe(mailbox.person);
    expect(mailboxOf('ada@gmail.com', 'another').person).not.toBe(mailbox.person);
    expect(JSON.stringify(mailbox)).not.toContain('ada');
  });

  it.each(['', '@example.com', 'ada', 'ada@'])('is not made of what is no address: %j', (text) => {
    expect(() => domainOf(text)).toThrow('no e-mail address');
  });

  it('has rules that say where they come from', () => {
    for (const { source } of MAILBOX_RULES) expect(source).toMatch(/, "/);
  });
});
