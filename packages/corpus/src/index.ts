export { CORPUS_DIRECTORY, loadCorpus } from './load-corpus.ts'
