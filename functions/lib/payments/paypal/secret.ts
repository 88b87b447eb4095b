/** The secret of PayPal. */
export interface PayPalSecret {
  clientId: string;
  clientSecret: string;
  webhookId: string;
}
