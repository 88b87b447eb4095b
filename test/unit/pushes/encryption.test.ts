import { createECDH } from 'node:crypto';
import { encryptPush, encryptRecord, LONGEST_PUSH } from '../../../functions/lib/push/encryption';
import { authorizations, senderKeyOf } from '../../../functions/lib/push/sender-key';
import { Device, isSigned, SENDER } from './support';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

describe('What is sent to a device', () => {
  it('is encrypted as in appendix A of RFC 8291', () => {
    const sender = createECDH('prime256v1');
    sender.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'));
    const device = {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const message = Buffer.from('When I grow up, I want to be a watermelon');
    const salt = bytes('DGv6ra1nlYgDCS1FRnbzlw');
    expect(encryptPush(device, message, { sender, salt }).toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('is one record as in section 3.1 of RFC 8188', () => {
    const record = encryptRecord(
      bytes('yqdlZ-tYemfogSmv7Ws5PQ'),
      bytes('I1BsxtFttlv3u_Oo94xnmw'),
      Buffer.alloc(0),
      Buffer.from('I am the walrus'),
    );
    expect(record.toString('base64url')).toBe(
      'I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg',
    );
  });

  it('is another body each time, which the device can read, up to what a push service takes', () => {
    const device = new Device('one');
    const message = Buffer.from(JSON.stringify({ text: 'x'.repeat(LONGEST_PUSH - 11) }));
    expect(message).toHaveLength(LONGEST_PUSH);
    const [one, other] = [encryptPush(device.stored(), message), encryptPush(device.stored(), message)];
    expect(one).toHaveLength(4096);
    expect(one.equals(other)).toBe(false);
    expect(device.read(one)).toEqual(JSON.parse(message.toString()));
    expect(() => encryptPush(device.stored(), Buffer.concat([message, message]))).toThrow('at most');
  });
});

describe('The key of the sender', () => {
  it('is the same for a secret, and another one for another secret', () => {
    expect(senderKeyOf({ seed: 'a seed for tests' }).publicKey).toBe(SENDER.publicKey);
    expect(senderKeyOf({ seed: 'another' }).publicKey).not.toBe(SENDER.publicKey);
    expect(bytes(SENDER.publicKey)).toHaveLength(65);
  });

  it('signs for one push service at a time, once an hour and with the key of the moment', () => {
    let now = Date.now();
    const authorization = authorizations('https://vote.example.com', () => now);
    const first = authorization(SENDER, 'https://fcm.googleapis.com');
    expect(isSigned(first)).toBe(true);
    expect(isSigned(first, 'https://web.push.apple.com')).toBe(false);
    expect(authorization(SENDER, 'https://fcm.googleapis.com')).toBe(first);
    expect(isSigned(authorization(SENDER, 'https://web.push.apple.com'), 'https://web.push.apple.com')).toBe(
      true,
    );
    const renewed = senderKeyOf({ seed: 'another' });
    expect(authorization(renewed, 'https://fcm.googleapis.com')).toContain(renewed.publicKey);
    const again = authorization(SENDER, 'https://fcm.googleapis.com');
    now += 3_601_000;
    expect(authorization(SENDER, 'https://fcm.googleapis.com')).not.toBe(again);
    const [, token = ''] = /t=([^,]+)/.exec(first)!;
    const forged = first.replace(token.split('.')[1]!, Buffer.from('{"aud":"x"}').toString('base64url'));
    expect(isSigned(forged)).toBe(false);
  });
});
