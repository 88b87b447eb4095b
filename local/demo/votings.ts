import type { ResultsVisibility } from '../../schema/generated/types';

/** A voting of the demo. Times are minutes from the start of the stack. */
export interface DemoVoting {
  title: string;
  description: string;
  access: 'FREE' | 'PAID';
  opensInMinutes?: number;
  closesInMinutes: number;
  /** Who sees counts before the closing. Absent: everybody. */
  results?: ResultsVisibility;
  options: DemoOption[];
  picture: string;
}

/** An option by its label, or with a picture as well. */
export type DemoOption = string | { label: string; picture: string };

const hour = 60;
const day = 24 * hour;

/** A good variety: free and paid, with counts for everybody and for those who have voted, open for long and for a moment, upcoming, and one that closes as people watch. */
export const demoVotings: DemoVoting[] = [
  {
    title: 'Which stage opens the summer festival?',
    description: 'The winning stage plays first on Friday evening.',
    access: 'FREE',
    closesInMinutes: 2 * day,
    options: [
      { label: 'River stage', picture: 'river' },
      { label: 'Castle yard', picture: 'castle' },
      { label: 'Old harbour', picture: 'harbour' },
      { label: 'Market square', picture: 'market' },
    ],
    picture: 'festival',
  },
  {
    title: 'Song of the year',
    description: 'One credit a vote. Half of what comes in goes to the youth orchestra.',
    access: 'PAID',
    closesInMinutes: 7 * day,
    options: ['Northern Lights', 'Paper Boats', 'Seven Bridges', 'Last Tram Home', 'Saltwater'],
    picture: 'music',
  },
  {
    title: 'What should the new library offer on Sundays?',
    description: 'The library board decides in December and follows the result.',
    access: 'FREE',
    closesInMinutes: 3 * hour,
    options: ['Story hours', 'A repair café', 'Board games', 'Quiet reading only'],
    picture: 'library',
  },
  {
    title: 'Goal of the month',
    description: 'Five goals, one cup. A vote costs one credit.',
    access: 'PAID',
    closesInMinutes: day,
    options: ['Okafor’s volley', 'Lindqvist from midfield', 'The team move', 'Marchetti’s free kick'],
    picture: 'football',
  },
  {
    title: 'Should the market square be closed to cars?',
    description: 'Saturdays from April to October.',
    access: 'FREE',
    results: 'AFTER_VOTING',
    closesInMinutes: 14 * day,
    options: ['Yes', 'No'],
    picture: 'square',
  },
  {
    title: 'Lunch for the team day',
    description: 'A quick one: it closes within minutes.',
    access: 'FREE',
    closesInMinutes: 15,
    options: ['Noodles', 'Pizza', 'Salad bar'],
    picture: 'lunch',
  },
  {
    title: 'Audience award: best short film',
    description: 'Opens when the last film has been shown.',
    access: 'PAID',
    opensInMinutes: 4 * hour,
    closesInMinutes: 2 * day,
    options: ['The Lighthouse Keeper', 'Twelve Minutes', 'Moss', 'A Room of Clocks'],
    picture: 'film',
  },
  {
    title: 'Name the new ferry',
    description: 'Voting opens tomorrow morning.',
    access: 'FREE',
    opensInMinutes: 18 * hour,
    closesInMinutes: 5 * day,
    options: ['Seagull', 'Aurora', 'Boaty', 'Grace'],
    picture: 'ferry',
  },
  {
    title: 'Warm-up question: tea or coffee?',
    description: 'Closes a moment after the stack is ready, so that you can watch its result become final.',
    access: 'FREE',
    closesInMinutes: 0.25,
    options: ['Tea', 'Coffee'],
    picture: 'tea',
  },
];
