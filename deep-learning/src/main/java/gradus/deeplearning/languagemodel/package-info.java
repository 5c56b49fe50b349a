/**
 * Language models: byte-pair encoding, n-grams, a small GPT with its checkpoint, perplexity and sampling. The lesson docs/language-model.md
 * explains it.
 */
package gradus.deeplearning.languagemodel;
