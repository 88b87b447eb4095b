import type { Messages } from 'cognito-local/lib/services/messages';
import type { Log } from '../../contract';

/** A message that Cognito would have sent by e-mail or text. */
export interface SentMessage {
  userPoolId: string;
  /** Why: `SignUp`, `ForgotPassword`, `ResendCode`, … */
  reason: string;
  destination: string;
  code: string;
  sentAt: Date;
  /** What a `CustomMessage` trigger composed, with the code in it. Cognito's own words are not composed here. */
  mail?: ComposedMail;
}

/** A mail as a trigger wrote it. */
export interface ComposedMail {
  subject: string;
  /** HTML. */
  body: string;
}

const KEPT = 1000;

/** Where messages to users go on a machine that sends no mail: the log, and a list that can be read back. */
export class Outbox implements Messages {
  private readonly messages: SentMessage[] = [];

  constructor(
    private readonly log: Log,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  deliver(...message: Parameters<Messages['deliver']>): Promise<void> {
    return this.send(message);
  }

  /** @param mail what it says, if a trigger composed it. */
  send(
    [, reason, , userPoolId, , code, , { Destination }]: Parameters<Messages['deliver']>,
    mail?: ComposedMail,
  ): Promise<void> {
    const sentAt = this.clock();
    this.messages.push({
      userPoolId,
      reason,
      destination: Destination,
      code,
      sentAt,
      ...(mail && { mail }),
    });
    if (this.messages.length > KEPT) this.messages.shift();
    this.log('info', 'cognito', `Code for ${Destination} (${reason}): ${code}`);
    return Promise.resolve();
  }

  /** The last thousand messages, oldest first. */
  sent(): readonly SentMessage[] {
    return this.messages;
  }

  /** The newest message to an address. */
  latest(destination: string): SentMessage | undefined {
    return this.messages.findLast(
      (message) => message.destination.toLowerCase() === destination.toLowerCase(),
    );
  }
}
