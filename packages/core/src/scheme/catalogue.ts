/** What an unfavourable answer to a critical question hits. */
export type QuestionTarget = 'premise' | 'inference' | 'conclusion'

/**
 * A question that a user of a scheme must be able to answer. Asked against a `premise` it prepares
 * an undermining, against the `inference` an undercut, against the `conclusion` a rebuttal.
 */
export type CriticalQuestion = {
  /** Unique within its scheme. */
  readonly id: string
  readonly text: string
  readonly attacks: QuestionTarget
}

/** A stereotyped pattern of defeasible reasoning (Walton, Reed and Macagno 2008). */
export type Scheme = {
  /** Kebab-case; what `inference.scheme` holds. */
  readonly id: string
  readonly name: string
  /** The pattern in one sentence. */
  readonly description: string
  /** The polarity the pattern is made for; null when it serves either. A hint, never a rule. */
  readonly polarity: 'for' | 'against' | null
  readonly criticalQuestions: readonly CriticalQuestion[]
}

const premise = (id: string, text: string): CriticalQuestion => ({ id, text, attacks: 'premise' })

const step = (id: string, text: string): CriticalQuestion => ({ id, text, attacks: 'inference' })

const conclusion = (id: string, text: string): CriticalQuestion => ({
  id,
  text,
  attacks: 'conclusion',
})

/**
 * Schemes an inference may name, by id. Patterns and critical questions after Walton, Reed and
 * Macagno, Argumentation Schemes (Cambridge University Press 2008), chapter 9, shortened and put
 * in one voice; which part of the inference each question attacks is our reading.
 */
export const SCHEMES: readonly Scheme[] = [
  {
    id: 'abductive',
    name: 'Best explanation',
    description: 'F is found; H explains F better than its rivals do; therefore H is plausible.',
    polarity: 'for',
    criticalQuestions: [
      premise('fact', 'Is the finding itself well established?'),
      premise('adequate', 'Does the hypothesis, taken by itself, explain the finding well?'),
      step(
        'rivals',
        'Is there another explanation that accounts for the finding as well or better?',
      ),
      step('search', 'Has the search for other explanations gone far enough?'),
    ],
  },
  {
    id: 'alternatives',
    name: 'Alternatives',
    description: 'Either A or B is the case; A is not; therefore B is.',
    polarity: null,
    criticalQuestions: [
      premise('exhaustive', 'Are these really all the alternatives?'),
      premise('exclusive', 'Do the alternatives exclude each other, or can both hold?'),
      step('excluded', 'Has the rejected alternative been ruled out, or only made less likely?'),
    ],
  },
  {
    id: 'analogy',
    name: 'Analogy',
    description: 'A is true of case C1; C2 is similar to C1; therefore A is true of C2.',
    polarity: null,
    criticalQuestions: [
      premise('source-case', 'Is the claim true of the case it is drawn from?'),
      premise('similar', 'Are the two cases similar in the respects that matter?'),
      step('differences', 'Are there differences that weaken the comparison?'),
      conclusion('counter-analogy', 'Is there another similar case of which the claim is false?'),
    ],
  },
  {
    id: 'bias',
    name: 'Bias or interest',
    description:
      'S has an interest in A being believed or done; so what S says or does for A weighs less.',
    polarity: 'against',
    criticalQuestions: [
      premise('evidence', 'What is the evidence that the interest exists and is strong?'),
      step('matters', 'Does the matter at hand call for an impartial view at all?'),
      step('outweighed', 'Do other motives, or independent reasons, carry the claim anyway?'),
    ],
  },
  {
    id: 'cause-to-effect',
    name: 'Cause to effect',
    description: 'Generally, if A occurs, B will occur; A occurs; therefore B will occur.',
    polarity: null,
    criticalQuestions: [
      premise('law', 'How strong is the causal generalisation, if it holds at all?'),
      premise('cause', 'Does the cause really occur, and in the strength required?'),
      step(
        'interference',
        'Are there other factors that would interfere with the effect in this case?',
      ),
      conclusion('evidence-of-effect', 'Is the effect absent where it should have been seen?'),
    ],
  },
  {
    id: 'commitment',
    name: 'Commitment',
    description:
      'S is committed to A by what S said or did; B follows from A; so S is committed to B.',
    polarity: null,
    criticalQuestions: [
      premise('evidence', 'What shows that the party is committed to this, and in these words?'),
      step('follows', 'Does the second commitment follow from the first?'),
      step('exception', 'Is there room for an exception, or may the commitment be withdrawn?'),
    ],
  },
  {
    id: 'composition',
    name: 'Part to whole',
    description: 'The parts of X have property F; therefore X as a whole has F.',
    polarity: null,
    criticalQuestions: [
      premise('parts', 'Do all the parts that matter have the property?'),
      step('composes', 'Is this a property that passes from the parts to the whole?'),
      step('proportion', 'Is the part considered typical of the whole in size and kind?'),
    ],
  },
  {
    id: 'correlation-to-cause',
    name: 'Correlation to cause',
    description: 'A and B go together; therefore A causes B.',
    polarity: null,
    criticalQuestions: [
      premise('correlated', 'Is there really a correlation?'),
      step('coincidence', 'Is there reason to think the correlation is more than coincidence?'),
      step('third-factor', 'Could a third factor cause both?'),
      step('direction', 'Could the influence run the other way?'),
    ],
  },
  {
    id: 'example',
    name: 'Example',
    description: 'In this case, what has F also has G; therefore, usually, what has F has G.',
    polarity: 'for',
    criticalQuestions: [
      premise('true', 'Is what is said of the example true?'),
      step('supports', 'Does the example fall under the generalisation it is to support?'),
      step('typical', 'Is the example typical of the cases covered?'),
      step('special', 'Did special circumstances make the example turn out as it did?'),
    ],
  },
  {
    id: 'exception',
    name: 'Exceptional case',
    description: 'Usually F things are G; this F is an exception; so it need not be G.',
    polarity: 'against',
    criticalQuestions: [
      premise('recognised', 'Is this a recognised or well-shown kind of exception?'),
      step('applies', 'Does the exception bear on the step in question?'),
      step('frequency', 'Is the exception frequent enough to matter?'),
    ],
  },
  {
    id: 'expert-opinion',
    name: 'Expert opinion',
    description:
      'E is an expert in the domain of A and asserts A; therefore A may be taken as true.',
    polarity: 'for',
    criticalQuestions: [
      premise('expertise', 'How credible is the source as an expert?'),
      premise('field', 'Is the source an expert in the field the claim belongs to?'),
      premise('opinion', 'Did the expert assert just this?'),
      step(
        'trustworthiness',
        'Is the expert personally reliable, and without an interest in the matter?',
      ),
      conclusion('consistency', 'Do other experts disagree?'),
      conclusion('evidence', 'Does the evidence the expert relies on bear the claim out?'),
    ],
  },
  {
    id: 'ignorance',
    name: 'Lack of evidence',
    description:
      'If A were true it would be known; A is not known; therefore A is presumably false.',
    polarity: null,
    criticalQuestions: [
      premise('search', 'How far has the search for evidence gone?'),
      step('would-be-known', 'Would it be known, or seen, if it were the case?'),
      step('burden', 'Who has the burden of proof, and how heavy is it?'),
    ],
  },
  {
    id: 'inconsistency',
    name: 'Inconsistent commitment',
    description:
      'S is committed to A and also to what goes against A; so one of the two must be given up.',
    polarity: 'against',
    criticalQuestions: [
      premise('both', 'Is the party committed to both, in the same sense of the words?'),
      step('resolvable', 'Can the two be reconciled by time, scope or scale?'),
      step('which', 'Why should it be this commitment, and not the other, that falls?'),
    ],
  },
  {
    id: 'negative-consequences',
    name: 'Negative consequences',
    description:
      'If A is done, bad consequences will plausibly occur; therefore A should not be done.',
    polarity: 'against',
    criticalQuestions: [
      premise('likely', 'How likely is it that the consequences will occur?'),
      premise('evidence', 'What evidence supports the claim that they will?'),
      premise('bad', 'Are the consequences bad, and bad for whom?'),
      step('outweighed', 'Are there opposite consequences that should be weighed too?'),
    ],
  },
  {
    id: 'popular-opinion',
    name: 'Popular opinion',
    description: 'A is generally accepted as true; this speaks in favour of A.',
    polarity: 'for',
    criticalQuestions: [
      premise('accepted', 'What shows that the claim is generally accepted?'),
      step('doubt', 'Even if it is accepted, are there good reasons to doubt it?'),
    ],
  },
  {
    id: 'position-to-know',
    name: 'Position to know',
    description:
      'S is in a position to know whether A holds, and asserts A; therefore A may be accepted.',
    polarity: 'for',
    criticalQuestions: [
      premise('position', 'Is the source in a position to know?'),
      premise('asserted', 'Did the source assert just this?'),
      step('honest', 'Is the source honest, and without an interest in being believed?'),
    ],
  },
  {
    id: 'positive-consequences',
    name: 'Positive consequences',
    description:
      'If A is done, good consequences will plausibly occur; therefore A should be done.',
    polarity: 'for',
    criticalQuestions: [
      premise('likely', 'How likely is it that the consequences will occur?'),
      premise('evidence', 'What evidence supports the claim that they will?'),
      premise('good', 'Are the consequences good, and good for whom?'),
      step('outweighed', 'Are there opposite consequences that should be weighed too?'),
    ],
  },
  {
    id: 'practical-reasoning',
    name: 'Practical reasoning',
    description:
      'G is a goal; doing A is a means to G; therefore A ought to be done, or is being done.',
    polarity: 'for',
    criticalQuestions: [
      step('other-goals', 'What other goals might conflict with this one?'),
      step('alternatives', 'What other means to the goal should be considered?'),
      step('best-means', 'Is this means the best of them, or at least good enough?'),
      premise('possible', 'Is it practically possible to do this?'),
      conclusion('side-effects', 'What consequences of doing this should be taken into account?'),
    ],
  },
  {
    id: 'precedent',
    name: 'Precedent',
    description:
      'It went so in an earlier case like this one; therefore it can be expected to go so here.',
    polarity: null,
    criticalQuestions: [
      premise('happened', 'Is the earlier case reported rightly?'),
      step('same-kind', 'Is the present case of the same kind?'),
      step('changed', 'Have the circumstances changed since?'),
    ],
  },
  {
    id: 'sign',
    name: 'Sign',
    description: 'A is found here; A generally indicates B; therefore B holds here.',
    polarity: null,
    criticalQuestions: [
      premise('found', 'Is the sign really there?'),
      premise('strength', 'How strongly does the sign go together with what it signifies?'),
      step(
        'other-causes',
        'Is there something else that would more reliably account for the sign?',
      ),
    ],
  },
  {
    id: 'slippery-slope',
    name: 'Slippery slope',
    description: 'A first step would lead, link by link, to an outcome nobody wants.',
    polarity: 'against',
    criticalQuestions: [
      premise('links', 'Which links of the chain are given, and which are left out?'),
      premise('weakest', 'What is the weakest link, and how likely is it?'),
      step('stoppable', 'Could the chain be stopped on the way?'),
    ],
  },
  {
    id: 'threat',
    name: 'Threat',
    description:
      'If you bring about A, I will bring about B, which you do not want; so do not bring about A.',
    polarity: null,
    criticalQuestions: [
      premise('able', 'Can the party carry the threat out?'),
      premise('willing', 'Is the threat credible: would the party carry it out at its own cost?'),
      step('provokes', 'May the threat bring about what it is to prevent?'),
    ],
  },
  {
    id: 'values',
    name: 'Values',
    description:
      'V is a value that ought to be upheld; A serves or harms V; so A is to be done or avoided.',
    polarity: null,
    criticalQuestions: [
      premise('serves', 'Does the act really serve, or harm, the value?'),
      premise('held', 'Is the value held by those who are asked to act?'),
      step('rank', 'Is there another value at stake that ranks higher here?'),
    ],
  },
  {
    id: 'verbal-classification',
    name: 'Verbal classification',
    description: 'X has property F; what has F can be classified as G; therefore X is G.',
    polarity: null,
    criticalQuestions: [
      premise('property', 'Does the thing have the property in question?'),
      step(
        'definition',
        'Is the classification more than a choice of words that begs the question?',
      ),
      step('same-sense', 'Is the word used in one sense all the way through?'),
    ],
  },
]

const byId: ReadonlyMap<string, Scheme> = new Map(SCHEMES.map((scheme) => [scheme.id, scheme]))

/** The scheme with this id; undefined for an id the catalogue does not know. */
export function schemeById(id: string): Scheme | undefined {
  return byId.get(id)
}
