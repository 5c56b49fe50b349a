/** What a learner says will come out, before it is run: read from the source, then held against what came. */
package gradus.engine.predict;
