/**
 * What the user pool writes to people. It sends HTML, and puts the code where the placeholder is ("Custom message Lambda
 * trigger", Cognito developer guide). A client that tells its language gets that; without one, English and German stand
 * below each other, and where no client can tell it, all languages.
 */

import { LANGUAGES, WORDS, type Language, type Occasion, type Words } from './mail-words';

/** What the page calls itself. */
const BRAND = 'Hustings';

/** What a client gets that tells no language, or one that is not spoken here. */
const UNTOLD: readonly Language[] = ['en', 'de'];

/** Who signs in cannot tell theirs: what a client says then does not reach this trigger (`InitiateAuth`, API reference). */
const NEVER_TOLD: readonly Occasion[] = ['SIGN_IN'];

const OCCASIONS: Readonly<Record<string, Occasion>> = {
  SignUp: 'SIGN_UP',
  ResendCode: 'SIGN_UP',
  Authentication: 'SIGN_IN',
  ForgotPassword: 'PASSWORD',
  UpdateUserAttribute: 'ADDRESS',
  VerifyUserAttribute: 'ADDRESS',
  AdminCreateUser: 'INVITATION',
};

/** What the user pool asks for, and with what it has the mail composed. */
export interface MailRequest {
  /** `CustomMessage_SignUp`, … */
  source: string;
  /** Stands for the code. */
  codeParameter: string;
  /** Stands for the name of an account that an administrator makes. */
  usernameParameter?: string | null | undefined;
  /** What the client told: `de`, `de-AT`. */
  language?: string | undefined;
  /** Where the page is. */
  webOrigin: string;
}

/** A mail as the user pool takes it. */
export interface Mail {
  emailSubject: string;
  emailMessage: string;
}

/**
 * Whether a mail is to carry a code that signs somebody in. One that is known by no name is taken for such a mail: what guards
 * them must not depend on how the user pool calls them.
 */
export function isSignInMail(source: string): boolean {
  const [kind, name = ''] = source.split('_');
  return kind === 'CustomMessage' && (OCCASIONS[name] ?? 'SIGN_IN') === 'SIGN_IN';
}

/** @returns undefined for what is no mail of ours: the user pool's own words go out. */
export function composeMail(request: MailRequest): Mail | undefined {
  const occasion = OCCASIONS[request.source.replace('CustomMessage_', '')];
  if (occasion === undefined) return undefined;
  const told = LANGUAGES.find((language) => language === request.language?.slice(0, 2).toLowerCase());
  const untold = NEVER_TOLD.includes(occasion) ? LANGUAGES : UNTOLD;
  const languages = told === undefined ? untold : [told];
  return {
    emailSubject: languages.map((language) => WORDS[occasion][language].subject).join(' · '),
    emailMessage: page(
      request,
      languages.map((language) => section(request, language, WORDS[occasion][language])).join(RULE),
    ),
  };
}

/** Colours of the page by day (`web/src/ui/styles/tokens.css`): mail programs know no style sheets. */
const COLOURS = { paper: '#f6f2e7', sheet: '#fffdf7', ink: '#1b1a17', soft: '#57534a', blue: '#2a3bd1' };
const RULE = `<hr style="border:0;border-top:1px solid #d9d2c0;margin:24px 0">`;

function page({ webOrigin }: MailRequest, content: string): string {
  const host = new URL(webOrigin).host;
  return `<div style="background:${COLOURS.paper};padding:24px;font:16px/1.5 sans-serif;color:${COLOURS.ink}"><div style="max-width:30em;margin:auto;background:${COLOURS.sheet};padding:24px;border-radius:8px"><p style="margin:0 0 16px;font-weight:bold;color:${COLOURS.blue}">☒ ${BRAND}</p>${content}<p style="margin:24px 0 0;font-size:14px"><a href="${webOrigin}" style="color:${COLOURS.blue}">${host}</a></p></div></div>`;
}

function section(
  { codeParameter, usernameParameter }: MailRequest,
  language: Language,
  words: Words,
): string {
  const lead = words.lead.replace('{username}', usernameParameter ?? '{username}');
  return `<div lang="${language}"${language === 'ar' ? ' dir="rtl"' : ''}><p style="margin:0 0 16px">${lead}</p><p style="margin:0 0 16px;font-size:28px;font-weight:bold;letter-spacing:4px">${codeParameter}</p><p style="margin:0;font-size:14px;color:${COLOURS.soft}">${words.rest}</p></div>`;
}
