import { GetPublicKeyCommand, SignCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { Bytes } from '../../proof/bytes';

/** The key that results are signed with. */
export interface Signer {
  /** A `SubjectPublicKeyInfo`. */
  publicKey(): Promise<Bytes>;
  /** A signature in DER. */
  sign(message: Bytes): Promise<Bytes>;
}

/** A key of KMS, whose private part nobody gets to see. */
export function createSigner(client: KMSClient, KeyId: string): Signer {
  let known: Bytes | undefined;
  const read = async (): Promise<Bytes> => {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId }));
    return bytesOf(PublicKey, 'public key');
  };
  return {
    publicKey: async () => {
      known ??= await read();
      return known;
    },
    async sign(Message) {
      const { Signature } = await client.send(
        new SignCommand({ KeyId, Message, MessageType: 'RAW', SigningAlgorithm: 'ECDSA_SHA_256' }),
      );
      return bytesOf(Signature, 'signature');
    },
  };
}

function bytesOf(bytes: Uint8Array | undefined, what: string): Bytes {
  if (!bytes) throw new Error(`KMS answered no ${what}.`);
  return new Uint8Array(bytes);
}
