import fc from 'fast-check';
import { memberText } from '../src/paypal/member-text';
import { parseForm } from '../src/stripe/form';

it('forms nest', () => {
  const form =
    'a=1&items[0][price][currency]=eur&items[1][price][currency]=usd&expand[]=x&expand[]=y.z&m[k%20k]=v%26';
  expect(parseForm(form)).toEqual({
    a: '1',
    items: [{ price: { currency: 'eur' } }, { price: { currency: 'usd' } }],
    expand: ['x', 'y.z'],
    m: { 'k k': 'v&' },
  });
});

it('forms cannot reach prototypes', () => {
  expect(parseForm('__proto__[polluted]=1&a[constructor][b]=2')).toEqual({});
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

describe('the text of a member', () => {
  it('is the very bytes', () => {
    const event = '{ "id":"x",\n "nested": {"webhook_event": 1}, "text":"} \\" {" }';
    expect(
      memberText(
        `{"a":"\\"webhook_event\\":2","b":[{"webhook_event":3}],"webhook_event": ${event} ,"z":1}`,
        'webhook_event',
      ),
    ).toBe(event);
  });

  it('is found whatever surrounds it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, value) => {
        const text = JSON.stringify(value);
        expect(memberText(`{"before":${JSON.stringify(before)},"it":${text}}`, 'it')).toBe(text);
      }),
    );
  });

  it('is absent when there is none', () => {
    expect(memberText('{"a":{"it":1}}', 'it')).toBeUndefined();
  });
});
