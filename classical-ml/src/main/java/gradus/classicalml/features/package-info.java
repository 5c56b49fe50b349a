/**
 * From a table to numbers: imputing, scaling, encoding, selecting, and a pipeline that learns all of it from training rows only.
 * Explained by the lesson <em>features</em>.
 */
package gradus.classicalml.features;
