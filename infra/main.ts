import { createApp } from './app';

/** What the CDK CLI runs (cdk.json). */
createApp().synth();
