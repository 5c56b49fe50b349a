/** The numbers and figures of the lesson docs/language-model.md, and the program that trained its network. */
package gradus.deeplearning.languagemodel.demo;
