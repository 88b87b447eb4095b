/** What the user pool's mails say, in the languages of the page (`web/src/ui/i18n/languages/`). */

/** Languages of mails. */
export const LANGUAGES = ['en', 'de', 'fr', 'ar'] as const;

/** A language of mails. */
export type Language = (typeof LANGUAGES)[number];

/** Why somebody gets a mail: the part of the trigger's source after `CustomMessage_`. */
export type Occasion = 'SIGN_UP' | 'SIGN_IN' | 'PASSWORD' | 'ADDRESS' | 'INVITATION';

/** The words of one mail. */
export interface Words {
  subject: string;
  /** Before the code. */
  lead: string;
  /** After it. */
  rest: string;
}

const IGNORE = {
  en: 'If it was not you, ignore this message: nothing happens without the code. None of us will ever ask you for it.',
  de: 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne den Code geschieht nichts. Niemand von uns fragt Sie je danach.',
  fr: 'Si ce n’était pas vous, vous n’avez rien à faire : sans le code, rien ne se passe. Aucun d’entre nous ne vous le demandera jamais.',
  ar: 'إن لم تكن أنت من طلبه فلا تفعل شيئًا: لا يحدث شيء دون الرمز. لن يطلبه منك أحد منا أبدًا.',
} as const;

/** The words of every mail. */
export const WORDS: Readonly<Record<Occasion, Readonly<Record<Language, Words>>>> = {
  SIGN_UP: {
    en: {
      subject: 'Your code for Hustings',
      lead: 'Welcome. Type this code on the page where you signed up:',
      rest: `It is good for a day. ${IGNORE.en}`,
    },
    de: {
      subject: 'Ihr Code für Hustings',
      lead: 'Willkommen. Geben Sie diesen Code auf der Seite ein, auf der Sie sich angemeldet haben:',
      rest: `Er gilt einen Tag lang. ${IGNORE.de}`,
    },
    fr: {
      subject: 'Votre code pour Hustings',
      lead: 'Bienvenue. Tapez ce code sur la page où vous vous êtes inscrit :',
      rest: `Il est valable un jour. ${IGNORE.fr}`,
    },
    ar: {
      subject: 'رمزك في Hustings',
      lead: 'أهلًا بك. اكتب هذا الرمز في الصفحة التي فتحت فيها حسابك:',
      rest: `يصلح ليوم واحد. ${IGNORE.ar}`,
    },
  },
  SIGN_IN: {
    en: {
      subject: 'Your code to sign in to Hustings',
      lead: 'Type this code on the page where you asked for it:',
      rest: `It is good for a quarter of an hour. ${IGNORE.en}`,
    },
    de: {
      subject: 'Ihr Code zum Anmelden bei Hustings',
      lead: 'Geben Sie diesen Code auf der Seite ein, auf der Sie ihn verlangt haben:',
      rest: `Er gilt eine Viertelstunde lang. ${IGNORE.de}`,
    },
    fr: {
      subject: 'Votre code de connexion à Hustings',
      lead: 'Tapez ce code sur la page où vous l’avez demandé :',
      rest: `Il est valable un quart d’heure. ${IGNORE.fr}`,
    },
    ar: {
      subject: 'رمز الدخول إلى Hustings',
      lead: 'اكتب هذا الرمز في الصفحة التي طلبته فيها:',
      rest: `يصلح لربع ساعة. ${IGNORE.ar}`,
    },
  },
  PASSWORD: {
    en: {
      subject: 'A new password for Hustings',
      lead: 'Somebody asked for a new password for this account. This code allows one:',
      rest: `It is good for an hour. ${IGNORE.en}`,
    },
    de: {
      subject: 'Ein neues Passwort für Hustings',
      lead: 'Für dieses Konto wurde ein neues Passwort verlangt. Dieser Code erlaubt es:',
      rest: `Er gilt eine Stunde lang. ${IGNORE.de}`,
    },
    fr: {
      subject: 'Un nouveau mot de passe pour Hustings',
      lead: 'Quelqu’un a demandé un nouveau mot de passe pour ce compte. Ce code le permet :',
      rest: `Il est valable une heure. ${IGNORE.fr}`,
    },
    ar: {
      subject: 'كلمة مرور جديدة في Hustings',
      lead: 'طلب أحدهم كلمة مرور جديدة لهذا الحساب. يسمح بها هذا الرمز:',
      rest: `يصلح لساعة واحدة. ${IGNORE.ar}`,
    },
  },
  ADDRESS: {
    en: {
      subject: 'Confirm your address for Hustings',
      lead: 'This code says that the address is yours:',
      rest: `It is good for a day; until you use it, the old address counts. ${IGNORE.en}`,
    },
    de: {
      subject: 'Bestätigen Sie Ihre Adresse für Hustings',
      lead: 'Dieser Code sagt, dass die Adresse Ihre ist:',
      rest: `Er gilt einen Tag lang; bis Sie ihn eingeben, zählt die alte Adresse. ${IGNORE.de}`,
    },
    fr: {
      subject: 'Confirmez votre adresse pour Hustings',
      lead: 'Ce code dit que l’adresse est la vôtre :',
      rest: `Il est valable un jour\u202f; tant que vous ne l’avez pas saisi, l’ancienne adresse compte. ${IGNORE.fr}`,
    },
    ar: {
      subject: 'أكّد عنوانك في Hustings',
      lead: 'هذا الرمز يقول إن العنوان لك:',
      rest: `يصلح ليوم واحد؛ ويبقى العنوان القديم إلى أن تستخدمه. ${IGNORE.ar}`,
    },
  },
  INVITATION: {
    en: {
      subject: 'Your account at Hustings',
      lead: 'An account was made for you. Sign in as {username} with this password, and choose your own:',
      rest: 'It is good for three days.',
    },
    de: {
      subject: 'Ihr Konto bei Hustings',
      lead: 'Für Sie wurde ein Konto angelegt. Melden Sie sich als {username} mit diesem Passwort an, und wählen Sie ein eigenes:',
      rest: 'Es gilt drei Tage lang.',
    },
    fr: {
      subject: 'Votre compte sur Hustings',
      lead: 'Un compte a été créé pour vous. Connectez-vous comme {username} avec ce mot de passe, et choisissez le vôtre :',
      rest: 'Il est valable trois jours.',
    },
    ar: {
      subject: 'حسابك في Hustings',
      lead: 'أُنشئ لك حساب. سجّل الدخول باسم {username} بكلمة المرور هذه، ثم اختر كلمتك:',
      rest: 'تصلح لثلاثة أيام.',
    },
  },
};
