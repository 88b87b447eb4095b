/** The secret of Stripe. Both webhook secrets are good while one replaces the other. */
export interface StripeSecret {
  secretKey: string;
  webhookSecrets?: string[];
}
