const en = {
  title: 'Vote by e-mail',
  why: 'Type your e‑mail address, whether or not you have voted here before. We send a code to it, and your choice is kept.',
  another: 'Use another address',
  password: 'Sign in with a password',
  needsApp: 'This account has an authenticator app. Sign in with its password and a code from the app.',
};

/** Every text of signing in by a code on the ballot. */
export type ByCodeTexts = typeof en;

const de: ByCodeTexts = {
  title: 'Mit Ihrer E‑Mail-Adresse abstimmen',
  why: 'Geben Sie Ihre E‑Mail-Adresse ein, ob Sie hier schon abgestimmt haben oder nicht. Wir senden einen Code dorthin, und Ihre Wahl bleibt stehen.',
  another: 'Andere Adresse verwenden',
  password: 'Mit Passwort anmelden',
  needsApp:
    'Dieses Konto hat eine Authenticator-App. Melden Sie sich mit dem Passwort und einem Code der App an.',
};

const fr: ByCodeTexts = {
  title: 'Voter avec votre adresse e‑mail',
  why: 'Saisissez votre adresse e‑mail, que vous ayez déjà voté ici ou non. Nous y envoyons un code, et votre choix est gardé.',
  another: 'Utiliser une autre adresse',
  password: 'Se connecter avec un mot de passe',
  needsApp:
    'Ce compte a une application d’authentification. Connectez-vous avec son mot de passe et un code de l’application.',
};

const ar: ByCodeTexts = {
  title: 'صوّت ببريدك الإلكتروني',
  why: 'اكتب عنوان بريدك الإلكتروني، سواء صوّتَّ هنا من قبل أم لا. نرسل إليه رمزًا، ويبقى اختيارك محفوظًا.',
  another: 'استخدام عنوان آخر',
  password: 'تسجيل الدخول بكلمة مرور',
  needsApp: 'لهذا الحساب تطبيق مصادقة. سجّل الدخول بكلمة المرور وبرمز من التطبيق.',
};

/** The texts of signing in by a code on the ballot, by language. */
export const byCodeTexts = { en, de, fr, ar };
