/** The page on how results are checked, in English. Other languages have the same shape. */
export default {
  title: 'How a result can be checked',
  lead: 'You need not believe us. When a voting is over, everything that makes its result is published, and your receipt finds your vote in it.',
  how: {
    title: 'How it works',
    point1: 'Your vote gets a random number that only you are told: it is on your receipt.',
    point2:
      'When the tally is final, all ballots are published with their numbers and options, without names and times, sorted by number.',
    point3:
      'A fingerprint of all ballots together and the tally are signed. Changing a single ballot would change the fingerprint.',
  },
  proved: {
    title: 'What is proved',
    point1: 'Your vote is in the result, for the option that you chose.',
    point2: 'The tally is what the published ballots add up to.',
    point3:
      'Everybody sees the same ballots, and none was changed, added or left out after the result was signed.',
    point4: 'Your own device works this out, and so can a stranger with a program of their own.',
  },
  notProved: {
    title: 'What is not proved',
    point1:
      'That only those voted who may: ballots carry no names. Compare their number with how many people took part.',
    point2: 'That nobody was forced or paid. A receipt can be shown, so nobody should have to show theirs.',
    point3:
      'That nobody inside could look. Those who run the system could see who chose what, unless they keep themselves from it.',
    point4: 'That an option was called what you read. Your receipt holds its name, the ballots do not.',
    point5:
      'That two people who chose the same were not given the same number. Compare yours with that of others.',
  },
  others: {
    title: 'Beside Helios and Belenios',
    point1:
      'These two are made for elections, and prove more: they count votes that stay encrypted, so that no server alone learns who chose what.',
    point2:
      'Belenios also keeps its server from adding ballots, by a second party that gives out the right to vote.',
    point3: 'In return, they show no tally while people vote, and need people who keep the parts of a key.',
    point4:
      'Use one of them to elect somebody. Use this to vote in front of an audience, with a tally that moves and can be checked.',
  },
  strangers:
    'Developers find the formats, and a verifier in fifty lines of Python, in the documentation of the source code (docs/proof.md).',
};
