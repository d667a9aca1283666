"""A linear SVM and a random forest on the face data, by the protocols of `moodstream evaluate face`.

    python face_classics.py DATA

DATA has faces-train.safetensors and faces-validation.safetensors. Prints a row for each classifier, kind of features and
protocol. The SVM's scores become probabilities by Platt's method on a fifth of the training pictures.
"""

import sys

import numpy as np
from safetensors.numpy import load_file
from skimage.feature import hog
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import RandomForestClassifier
from sklearn.frozen import FrozenEstimator
from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

DISGUSTED = 1


def majorities(votes):
    """The class that more than half of the votes name, single votes left out; -1 if there is none of the seven."""
    counts = np.where(votes <= 1, 0, votes.astype(int))
    has = 2 * counts[:, :7] > counts.sum(1, keepdims=True)
    return np.where(has.any(1), has.argmax(1), -1)


def hog_features(images):
    return np.array([hog(image, orientations=9, pixels_per_cell=(8, 8), cells_per_block=(2, 2)) for image in images])


def pixels(images):
    return images.reshape(len(images), -1) / 255.0


def svm(features, classes):
    cut = len(classes) // 5
    machine = make_pipeline(StandardScaler(), LinearSVC(C=0.001, dual=False, random_state=1))
    machine.fit(features[cut:], classes[cut:])
    return CalibratedClassifierCV(FrozenEstimator(machine), method="sigmoid").fit(features[:cut], classes[:cut])


def forest(features, classes):
    return RandomForestClassifier(300, min_samples_leaf=2, n_jobs=2, random_state=1).fit(features, classes)


def calibration_error(probabilities, classes):
    confidence, right = probabilities.max(1), probabilities.argmax(1) == classes
    bins = np.minimum((confidence * 15).astype(int), 14)
    return sum(abs(confidence[bins == b].sum() - right[bins == b].sum()) for b in range(15)) / len(classes)


def row(name, protocol, probabilities, classes, kept):
    known = np.isin(classes, kept)
    columns = probabilities[known][:, kept]
    columns = columns / columns.sum(1, keepdims=True)
    answers = np.searchsorted(kept, classes[known])
    predicted = columns.argmax(1)
    auc = np.mean([roc_auc_score(answers == place, columns[:, place]) for place in range(len(kept))])
    figures = [
        (predicted == answers).mean(),
        precision_score(answers, predicted, average="macro", zero_division=0),
        recall_score(answers, predicted, average="macro"),
        f1_score(answers, predicted, average="macro"),
        auc,
        calibration_error(columns, answers),
    ]
    print(f"| {name} | {protocol} | {known.sum()} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |", flush=True)


def main(folder):
    train = load_file(f"{folder}/faces-train.safetensors")
    held = load_file(f"{folder}/faces-validation.safetensors")
    print("| classifier | protocol | n | accuracy | precision | recall | F1 | AUC | ECE |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for kind, features in [("HOG", hog_features), ("pixels", pixels)]:
        seen, unseen = features(train["images"]), features(held["images"])
        for name, fit in [("linear SVM", svm), ("random forest", forest)]:
            voted = majorities(train["votes"])
            votes = fit(seen[voted >= 0], voted[voted >= 0]).predict_proba(unseen)
            answers = majorities(held["votes"])
            row(f"{name}, {kind}", "FER+ 7", votes, answers, np.arange(7))
            row(f"{name}, {kind}", "FER+ 6", votes, answers, np.delete(np.arange(7), DISGUSTED))
            labels = fit(seen, train["label"]).predict_proba(unseen)
            row(f"{name}, {kind}", "FER2013", labels, held["label"], np.arange(7))


if __name__ == "__main__":
    main(sys.argv[1])
